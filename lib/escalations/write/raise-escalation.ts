import type { Role } from "#lib/caller.ts";

import { Prisma } from "#lib/generated/prisma/client.ts";
import { readTargets } from "../read/sla-targets.ts";
import { referenceOf } from "../rules/reference.ts";
import { dueTimes } from "../rules/sla.ts";
import type { EscalationCategory, Evidence, Severity } from "../schema.ts";
import { tell } from "./tell.ts";

type Tx = Prisma.TransactionClient;

export type Raise = {
  accountId: number;
  category: EscalationCategory;
  severity: Severity;
  title: string;
  summary: string;
  blockers?: string[];
  evidence?: Evidence[];
  impact?: string;
  raisedBy:
    | { kind: "person" | "agent"; userId: number; role: Role; keyId?: number | null }
    | { kind: "protocol"; interventionId: number; protocol: string };
  /** Unique while open: a second raise with the same account and key returns the open one. */
  once?: string;
};
export type Raised = { id: number; reference: string; raised: boolean };

/** Nobody holds the coordinator's role: there is nobody to raise anything to. */
export class NoCoordinator extends Error {
  override message = "There is no active coordinator. Ask an admin to give somebody that role, then raise it again.";
}

/**
 * Raises an escalation to the coordinator, in the caller's transaction; announce "escalations" and the account after the commit.
 * Throws NoCoordinator when nobody could take it.
 */
export async function raiseEscalation(tx: Tx, raise: Raise): Promise<Raised> {
  const now = new Date();
  const due = dueTimes(await readTargets(tx), raise.severity, now);
  for (;;) {
    const open = raise.once === undefined ? null : await findOpen(tx, raise.accountId, raise.once);
    if (open !== null) return { id: open, reference: referenceOf(open), raised: false };
    const id = await insert(tx, raise, due);
    // another transaction raised the same and has committed meanwhile: the next look sees it
    if (id !== null) {
      await tellRaised(tx, raise, id);
      return { id, reference: referenceOf(id), raised: true };
    }
  }
}

function tellRaised(tx: Tx, { accountId, title, severity, raisedBy }: Raise, id: number) {
  const of = { id, accountId, title, desk: null, specialistId: null };
  const by = raisedBy.kind === "protocol" ? null : raisedBy.userId;
  return tell(tx, of, "coordinators", `${referenceOf(id)} raised, ${severity}: ${title}`, by);
}

/** The open one of this key, or the open one that it was merged into. */
async function findOpen(tx: Tx, accountId: number, once: string): Promise<number | null> {
  const [found] = await tx.$queryRaw<{ id: number }[]>`
    with recursive chain as (
      select id, state, merged_into_id from escalation where account_id = ${accountId}::int and once = ${once}
      union select e.id, e.state, e.merged_into_id from chain join escalation e on e.account_id = ${accountId}::int and e.id = chain.merged_into_id)
    select id from chain where state not in ('closed', 'merged') limit 1`;
  return found?.id ?? null;
}

function raiserOf({ raisedBy }: Raise) {
  if (raisedBy.kind === "protocol")
    return { by: null, role: null, keyId: null, interventionId: raisedBy.interventionId, protocol: raisedBy.protocol };
  const { userId: by, role, keyId = null } = raisedBy;
  return { by, role, keyId, interventionId: null, protocol: null };
}

async function insert(tx: Tx, raise: Raise, due: ReturnType<typeof dueTimes>): Promise<number | null> {
  const { accountId, category, severity, title, summary, blockers = [], evidence = [], impact = null } = raise;
  const { by, role, keyId, interventionId, protocol } = raiserOf(raise);
  const rows = await tx.$queryRaw<{ id: number }[]>`
    insert into escalation (account_id, category, severity, title, summary, blockers, evidence, impact, raised_kind, raised_by, raised_role,
      raised_key_id, intervention_id, protocol, once, respond_due_at, resolve_due_at)
    values (${accountId}::int, ${category}, ${severity}, ${title}, ${summary}, ${blockers}::text[], ${JSON.stringify(evidence)}::jsonb, ${impact},
      ${raise.raisedBy.kind}, ${by}::int, ${role}, ${keyId}::int, ${interventionId}::int, ${protocol}, ${raise.once ?? null},
      ${due.respondDueAt}::timestamptz, ${due.resolveDueAt}::timestamptz)
    on conflict (account_id, once) where once is not null and state not in ('closed', 'merged') do nothing
    returning id`.catch((error: unknown) => {
    throw isWithoutCoordinator(error) ? new NoCoordinator() : error;
  });
  return rows[0]?.id ?? null;
}

const isWithoutCoordinator = (error: unknown) =>
  error instanceof Prisma.PrismaClientKnownRequestError && /There is no coordinator/.test(error.message);
