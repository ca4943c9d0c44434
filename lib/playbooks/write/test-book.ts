import { anonymous, type Caller, type Role } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { ensureDefaultModel } from "#lib/health/write/models.ts";
import type { TestDatabase } from "#lib/test-database.ts";
import type { Definition, ProtocolMode } from "../schema.ts";
import { evaluateBook, evaluateDue } from "./evaluate.ts";
import { installShipped } from "./install-shipped.ts";
import { runSteps } from "./run-steps.ts";

export const today = "2026-03-10";
const quiet = new AbortController().signal;

export const as = (caller: Caller) => ({ context: { caller }, path: ["test"] as const });

/** Test only: a protocol of one's own that fires at once at risk, and asks the CSM to call. */
export const atRisk = (more: Partial<Definition> = {}): Definition => ({
  name: "Call them",
  why: "",
  trigger: { kind: "band", bands: ["at-risk"] },
  conditions: [],
  sustainDays: 0,
  steps: [{ kind: "task", title: "Call {account}", detail: "", role: "csm", dueDays: 2, priority: "normal" }],
  recoveredDays: 0,
  stopAfterDays: null,
  coolDownDays: 0,
  ...more,
});

async function person(name: string, role: Role, teamId: number): Promise<Caller & { userId: number }> {
  const { id } = await db.appUser.create({
    data: {
      name,
      email: `${name.toLowerCase()}@test.example`,
      userRoles: { create: { role } },
      teamMembers: { create: { teamId } },
    },
  });
  return { ...anonymous("test", "10.3.0.2"), kind: "user", userId: id, role, roles: [role], teamIds: [teamId] };
}

const due = ({ admin }: TestDatabase, ids: readonly number[]) =>
  admin(
    `insert into evaluation_due (account_id) select unnest($1::int[])
     on conflict (account_id) do update set since = clock_timestamp()`,
    [ids],
  );

/** Test only: the worker's evaluation, and its steps. */
export async function pass(database: TestDatabase, asOf: string, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await due(database, ids);
  while ((await evaluateDue(asOf)) !== 0);
  await runSteps({ asOf, now: new Date(`${asOf}T12:00:00Z`) }, quiet);
}

async function makeProtocol(
  definition: Definition,
  more: { mode?: ProtocolMode; weeklyLimit?: number | null; holdoutPercent?: number } = {},
): Promise<number> {
  const { id } = await db.protocol.create({ data: { mode: "on", version: 1, baselineAt: new Date(), ...more } });
  await db.protocolVersion.create({ data: { protocolId: id, version: 1, definition } });
  return id;
}

/** Test only: people, a health model, the protocols that ship with their first look behind them, and the ways to let days pass. */
export async function makeBook(database: TestDatabase) {
  const { admin } = database;
  await ensureDefaultModel();
  const { id: teamId } = await db.team.create({ data: { name: "North" } });
  const [csm, manager] = [await person("Ines", "csm", teamId), await person("Tomas", "manager", teamId)];
  await person("Rosa", "coordinator", teamId);
  const boss = await person("Ada", "admin", teamId);
  await installShipped();
  await evaluateBook(today);
  await admin("delete from evaluation_due");
  const base = { ownerId: csm.userId, segment: "Mid", customerSince: new Date("2025-01-01") };
  return {
    csm,
    manager,
    boss,
    idOf: async (key: string) => (await db.protocol.findUniqueOrThrow({ where: { key } })).id,
    account: async (name: string, more: object = {}) =>
      (await db.account.create({ data: { name, ...base, ...more } })).id,
    health: (accountId: number, band: string, score: number | null) =>
      admin(
        `insert into account_health (account_id, model_id, day, score, band, coverage, freshness, confidence, spark, measure_values)
         select $1, id, '${today}', $3, $2, .9, 1, 'high', '{}', '{}' from health_model limit 1
         on conflict (account_id) do update set band = excluded.band, score = excluded.score`,
        [accountId, band, score],
      ),
    due: (...ids: number[]) => due(database, ids),
    protocol: makeProtocol,
    putOff: (id: number) => db.protocol.update({ where: { id }, data: { mode: "off" } }),
    pass: (asOf = today, ids: readonly number[] = []) => pass(database, asOf, ids),
    interventions: (accountId: number, protocolId?: number) =>
      db.intervention.findMany({ where: { accountId, ...(protocolId && { protocolId }) }, orderBy: { id: "asc" } }),
    tasks: (accountId: number) =>
      admin<{ title: string; state: string }>("select title, state from task where account_id = $1 order by id", [
        accountId,
      ]),
  };
}
export type TestBook = Awaited<ReturnType<typeof makeBook>>;
