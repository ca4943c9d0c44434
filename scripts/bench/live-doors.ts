import { fork } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { db } from "#lib/db.ts";
import type { LiveBook } from "./live-book.ts";
import { type Asked, pageAsks } from "./page-asks.ts";
import { type Line, ms, percentile } from "./print-table.ts";
import type { App } from "./start-app.ts";

const rounds = 5;
const visits = 15;
const most = 3;

type Ask = (asked: Asked) => Promise<number>;

/** Asks a door as a screen does. */
async function asker(app: App, name: string): Promise<Ask> {
  const headers = { cookie: await app.cookieOf(name), origin: app.url, "content-type": "application/json" };
  return async (asked) => {
    const began = performance.now();
    const body = JSON.stringify({ json: asked.input });
    const answer = await fetch(`${app.url}/api/rpc/${asked.name.replace(".", "/")}`, { method: "POST", headers, body });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${asked.name} was answered with ${answer.status}.`);
    return performance.now() - began;
  };
}

/** Opens every page so many times, one door after the other. */
async function visit(asks: Record<"csm" | "manager", Ask>, from: number): Promise<number[]> {
  const times: number[] = [];
  for (const { role, ask } of await pageAsks())
    for (let round = from; round < from + visits; round++)
      for (const asked of ask(round)) times.push(await asks[role](asked));
  return times;
}

/** Sends batches from a process of its own while `use` runs; returns how many events a second were taken. */
async function whileSending(job: object, use: () => Promise<void>): Promise<number> {
  const child = fork(join(import.meta.dirname, "live-sender.ts"));
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const began = performance.now();
  child.send(job);
  try {
    await pause(2_000);
    await use();
    if (child.exitCode !== null) throw new Error("The sender gave up.");
  } finally {
    child.kill("SIGTERM");
  }
  const seconds = (performance.now() - began) / 1000;
  const taken = await new Promise<number>((done) => child.once("message", (count) => done(Number(count))));
  await ended;
  return taken / seconds;
}

/** How long the doors of screens take while as many events are sent as are taken, against the same without any. */
export async function doorsUnderLoad(app: App, book: LiveBook): Promise<Line> {
  const customers = await db.account.findMany({
    where: { externalId: { not: null }, mergedIntoId: null },
    select: { externalId: true },
    take: 1_000,
  });
  const groups = customers.map(({ externalId }) => externalId);
  const job = { url: app.url, secret: book.secret, event: book.event, groups };
  const asks = { csm: await asker(app, "ines"), manager: await asker(app, "tomas") };
  await visit(asks, 0);
  const found: { idle: number; busy: number; rate: number }[] = [];
  for (let round = 1; round <= rounds; round++) {
    const idle = percentile(await visit(asks, round * visits), 0.99);
    let busy = Number.NaN;
    const rate = await whileSending(job, async () => {
      busy = percentile(await visit(asks, round * visits), 0.99);
    });
    found.push({ idle, busy, rate });
    await pause(5_000);
  }
  const middle = (of: "idle" | "busy" | "rate") =>
    percentile(
      found.map((one) => one[of]),
      0.5,
    );
  const ratios = found.map(({ idle, busy }) => busy / idle);
  const ratio = percentile(ratios, 0.5);
  return {
    what: `the doors of four screens at ${Math.round(middle("rate"))} events a second, p99, against the same without any`,
    measured: ms(middle("busy")),
    floor: ms(middle("idle")),
    ratio: `${ratio.toFixed(2)}, worst ${Math.max(...ratios).toFixed(2)}`,
    target: `≤ ${most}`,
    met: ratio <= most,
  };
}
