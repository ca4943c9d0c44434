import { call } from "@orpc/server";
import { z } from "zod";
import type { Caller } from "#lib/caller.ts";
import { db, pools } from "#lib/db.ts";
import { type Door, door } from "#lib/door.ts";
import { keepNameCounts } from "#lib/ingest/write/name-counts.ts";
import { router } from "#lib/router.ts";
import { adoptionAsks } from "./adoption-asks.ts";
import type { BenchDatabase } from "./bench-database.ts";
import { type Asked, pageAsks } from "./page-asks.ts";
import { type Line, ms, percentile, printTable } from "./print-table.ts";
import { fillSignals } from "./signals-book.ts";
import { sourceAsks } from "./source-asks.ts";
import { readSqlClock } from "./sql-clock.ts";

const rounds = 100;

const noop = door({
  audience: "signed-in",
  subject: "none",
  effect: "read",
  route: { method: "GET", path: "/no-op", summary: "Answers at once" },
  input: z.object({}),
  output: z.object({ ok: z.boolean() }),
}).handler(async () => ({ ok: true }));

const people = { csm: "ines", manager: "tomas", admin: "ada" };
type Asking = keyof typeof people;

async function callerFor(role: Asking): Promise<Caller> {
  const email = `${people[role]}@demo.bellwether.example`;
  const user = await db.appUser.findUniqueOrThrow({ where: { email }, include: { teamMembers: true } });
  return {
    kind: "user",
    userId: user.id,
    name: user.name,
    role,
    roles: [role],
    desk: null,
    teamIds: user.teamMembers.map(({ teamId }) => teamId),
    timeZone: "UTC",
    keyId: null,
    scopes: [],
    requestId: "bench",
    address: "127.0.0.1",
  };
}

function find(name: string): Door | null {
  const [noun = "", verb = ""] = name.split(".");
  return (router as unknown as Record<string, Record<string, Door>>)[noun]?.[verb] ?? null;
}

async function one(asks: Asked[], caller: Caller): Promise<{ wall: number; sql: number; statements: number }> {
  readSqlClock();
  const began = performance.now();
  // one after the other, so that the time of a statement is its own and not its neighbour's
  for (const { name, input } of asks) {
    const found = find(name);
    if (!found) throw new Error(`There is no door ${name}.`);
    await call(found, input as never, { context: { caller }, path: name.split(".") });
  }
  const wall = performance.now() - began;
  const { ms: sql, statements } = readSqlClock();
  return { wall, sql, statements };
}

async function measure(ask: (round: number) => Asked[], caller: Caller) {
  for (let round = 0; round < 5; round++) await one(ask(round), caller);
  const runs: Awaited<ReturnType<typeof one>>[] = [];
  for (let round = 0; round < rounds; round++) runs.push(await one(ask(round + 5), caller));
  const of = (key: "wall" | "sql") => runs.map((run) => run[key]);
  return {
    sqlP50: percentile(of("sql"), 0.5),
    sqlP99: percentile(of("sql"), 0.99),
    wallP50: percentile(of("wall"), 0.5),
    statements: runs[0]?.statements ?? 0,
  };
}

async function measureNoop(caller: Caller): Promise<number> {
  const walls: number[] = [];
  for (let round = 0; round < 2_000; round++) {
    const began = performance.now();
    await call(noop, {}, { context: { caller }, path: ["bench", "noop"] });
    walls.push(performance.now() - began);
  }
  return percentile(walls, 0.5);
}

const everyPage = async () => [...(await pageAsks()), ...(await adoptionAsks()), ...(await sourceAsks())];

/** Database time of each page's data, and what the doors add to it, as a CSM, as a manager and as an admin. */
export async function benchPages({ ownerUrl }: Pick<BenchDatabase, "ownerUrl">): Promise<void> {
  await fillSignals(ownerUrl);
  await keepNameCounts();
  // one connection: statements that a door sends together wait for no core of each other's, and their times add up
  for (const pool of Object.values(pools)) pool.options.max = 1;
  const callers = {
    csm: await callerFor("csm"),
    manager: await callerFor("manager"),
    admin: await callerFor("admin"),
  };
  const idle = await measureNoop(callers.csm);
  const lines: Line[] = [];
  for (const { page, role, doors, ask } of await everyPage()) {
    if (doors.some((name) => find(name) === null)) {
      lines.push({ what: page, measured: "not built", floor: "", ratio: "", target: "", met: null });
      continue;
    }
    const { sqlP50, sqlP99, wallP50, statements } = await measure(ask, callers[role]);
    const allowed = idle * doors.length + 2 * sqlP50;
    lines.push({
      what: `${page}: database time p99, ${statements} statements (p50 ${ms(sqlP50)})`,
      measured: ms(sqlP99),
      floor: "",
      ratio: "",
      target: "≤ 50 ms",
      met: sqlP99 <= 50,
    });
    lines.push({
      what: `${page}: ${doors.length} doors against no-op + 2 × SQL, p50`,
      measured: ms(wallP50),
      floor: ms(allowed),
      ratio: (wallP50 / allowed).toFixed(2),
      target: "≤ 1",
      met: wallP50 <= allowed,
    });
  }
  printTable("Page data", lines);
}
