import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Refusal } from "#lib/refusal.ts";
import { readTargets } from "../read/sla-targets.ts";
import { referenceOf } from "../rules/reference.ts";
import { dueTimes } from "../rules/sla.ts";
import type { TriageInput } from "../schema/steps.ts";
import type { Outcome, Severity } from "../schema.ts";
import { refusedByDatabase } from "./refused-by-database.ts";
import { announceEscalations, type Stepped, tellStep } from "./tell.ts";

type Done = { changed: number } | Refusal;

/** Changes escalations as the caller: the database judges whether they may, and writes the log in the same statement. */
async function step(
  ids: number[],
  caller: Caller,
  set: Prisma.Sql,
  told: string | null,
  where = Prisma.sql`true`,
): Promise<Done> {
  const done = await db
    .$transaction(async (tx) => {
      const rows = await tx.$queryRaw<Stepped[]>`
        update escalation e set ${set}, acted_by = ${caller.userId}::int, acted_role = ${caller.role}, acted_key_id = ${caller.keyId}::int
        where e.id = any(${ids}::int[]) and ${where} returning e.id, e.account_id as "accountId", e.title, e.desk, e.specialist_id as "specialistId"`;
      if (told) for (const row of rows) await tellStep(tx, row, told, caller);
      return rows;
    })
    .catch(refusedByDatabase);
  if ("ok" in done) return done;
  announceEscalations(done.map(({ accountId }) => accountId));
  return { changed: done.length };
}

export function routeEscalations(
  ids: number[],
  to: { desk: string; specialistId: number | null },
  caller: Caller,
): Promise<Done> {
  return step(
    ids,
    caller,
    Prisma.sql`state = 'routed', desk = ${to.desk}, specialist_id = ${to.specialistId}::int`,
    "routed",
  );
}

/** Back from a desk, as before it was routed. */
export function takeBack(ids: number[], caller: Caller): Promise<Done> {
  return step(ids, caller, Prisma.sql`state = 'new', desk = null, specialist_id = null`, null);
}

/** A question that is no longer needed: the clock runs again. */
export function withdrawQuestion(id: number, caller: Caller): Promise<Done> {
  return step([id], caller, Prisma.sql`state = 'new'`, null, Prisma.sql`e.state = 'asked'`);
}

export function closeEscalations(
  ids: number[],
  { outcome, closing }: { outcome: Outcome; closing: string },
  caller: Caller,
): Promise<Done> {
  const set = Prisma.sql`state = 'closed', outcome = ${outcome}, closing = ${closing || null}`;
  return step(ids, caller, set, "closed");
}

/** As it was before it was closed or merged. */
export function reopenEscalations(ids: number[], caller: Caller): Promise<Done> {
  const was = Prisma.sql`case when e.answered_at is not null then 'answered' when e.desk is not null then 'routed' else 'new' end`;
  return step(ids, caller, Prisma.sql`state = ${was}`, null, Prisma.sql`e.state in ('closed', 'merged')`);
}

export function mergeEscalation(id: number, intoId: number, caller: Caller): Promise<Done> {
  const set = Prisma.sql`state = 'merged', merged_into_id = ${intoId}::int`;
  return step([id], caller, set, `merged into ${referenceOf(intoId)}`);
}

/** Another category or severity; a new severity sets the clock anew, from when it was raised. */
export async function triageEscalation(
  { escalationId, category, severity }: TriageInput,
  caller: Caller,
): Promise<Done> {
  const due = severity === undefined ? Prisma.empty : await dueOf(escalationId, severity);
  const set = Prisma.sql`category = coalesce(${category ?? null}, category), severity = coalesce(${severity ?? null}, severity) ${due}`;
  return step([escalationId], caller, set, null);
}

async function dueOf(id: number, severity: Severity): Promise<Prisma.Sql> {
  const row = await db.escalation.findFirstOrThrow({ where: { id }, select: { raisedAt: true, pausedMs: true } });
  const due = dueTimes(await readTargets(), severity, row.raisedAt, Number(row.pausedMs));
  return Prisma.sql`, respond_due_at = ${due.respondDueAt}::timestamptz, resolve_due_at = ${due.resolveDueAt}::timestamptz`;
}
