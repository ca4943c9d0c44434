import { db } from "#lib/db.ts";
import { recordSystem } from "#lib/engagement/write/record-system.ts";
import { raiseEscalation } from "#lib/escalations/write/raise-escalation.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { announce } from "#lib/live/write.ts";
import { log } from "#lib/log.ts";
import { notify } from "#lib/notifications/write/notify.ts";
import { addTask } from "#lib/tasks/write/add-task.ts";
import { planStep, type Subject } from "../rules/plan-step.ts";
import { type Definition, definitionSchema, type Step, type Why } from "../schema.ts";
import { endInterventions } from "./end-interventions.ts";

type Tx = Prisma.TransactionClient;
type Due = {
  id: number;
  accountId: number | null;
  account: string | null;
  ownerId: number | null;
  scopeName: string | null;
  protocolId: number;
  step: number;
  why: Why;
  definition: unknown;
  overdue: boolean;
  clear: boolean;
};

/** The company's day, and the instant. */
type Moment = { asOf: string; now: Date };

const hrefOf = (id: number) => `/protocols/interventions/${id}`;

/** The next intervention whose step is due, locked until its step is done; one that somebody else has in hand is passed over. */
async function takeNext(tx: Tx, { asOf, now }: Moment): Promise<Due | null> {
  const [due] = await tx.$queryRaw<Due[]>`
    select i.id, i.account_id as "accountId", a.name as account, a.owner_id as "ownerId", i.scope_name as "scopeName", i.protocol_id as "protocolId",
      i.step, i.why, v.definition, coalesce(i.opened_at < ${now}::timestamptz - make_interval(days => (v.definition ->> 'stopAfterDays')::int), false) as overdue,
      not exists (select from protocol_match m where m.intervention_id = i.id and m.ended_at is null and m.clear_on is null) as clear
    from intervention i join protocol_version v on v.protocol_id = i.protocol_id and v.version = i.version
    left join account a on a.id = i.account_id
    where i.state = 'open' and i.step_due_at <= ${now} and coalesce(i.snoozed_until <= ${asOf}::date, true)
    order by i.step_due_at, i.id limit 1 for update of i skip locked`;
  return due ?? null;
}

/** Who an email step is for: the contact in that role, or any with an address. */
async function contactFor(tx: Tx, step: Step, accountId: number | null): Promise<{ id: number; name: string } | null> {
  if (step.kind !== "email" || accountId === null) return null;
  const role = step.to === "any" ? null : step.to;
  const [contact] = await tx.$queryRaw<{ id: number; name: string }[]>`
    select id, name from contact where account_id = ${accountId} and email is not null and left_on is null and coalesce(role = ${role}, ${role}::text is null)
    order by role = 'champion' desc nulls last, id limit 1`;
  return contact ?? null;
}

type Done = { text: string; href?: string | null; untilOn?: string; ended?: boolean };

/** Does one step: its effect is written by the same transaction that writes it down. */
async function doStep(tx: Tx, due: Due, step: Step, { name: protocol }: Definition, asOf: string): Promise<Done> {
  const { id, accountId, why } = due;
  const contact = await contactFor(tx, step, accountId);
  const name = due.account ?? due.scopeName ?? "the whole book";
  const subject: Subject = {
    name,
    hasAccount: accountId !== null,
    why: why.text,
    contact: contact?.name ?? null,
    asOf,
  };
  const plan = planStep(step, subject);
  if (plan.do === "skip") return { text: plan.text };
  if (plan.do === "wait") return { text: `Waits until ${plan.untilOn}.`, untilOn: plan.untilOn };
  if (plan.do === "check") {
    if (!due.clear) return { text: "Checked again: what it was opened for still holds." };
    await endInterventions(tx, [{ id, as: "recovered", text: "Checked again: what it was opened for is over." }]);
    return { text: "", ended: true };
  }
  if (plan.do === "task") {
    const { do: _, ...task } = plan;
    await addTask(tx, {
      ...task,
      accountId,
      assigneeId: null,
      cause: { kind: "intervention", id },
      href: hrefOf(id),
      once: `intervention:${id}:${due.step}`,
    });
    return { text: `Task: ${plan.title}`, href: "/tasks" };
  }
  if (accountId === null) return { text: "" };
  if (plan.do === "email") {
    await tx.interventionEmail.create({
      data: { accountId, interventionId: id, contactId: contact?.id ?? null, subject: plan.subject, body: plan.body },
    });
    return { text: `Email drafted for ${contact?.name}: ${plan.subject}` };
  }
  const { do: _, ...raise } = plan;
  const evidence = why.facts.map(({ label, value, href }) => ({ label: `${label}: ${value}`, href }));
  const raisedBy = { kind: "protocol", interventionId: id, protocol } as const;
  const made = await raiseEscalation(tx, {
    ...raise,
    accountId,
    blockers: why.blockers,
    evidence,
    raisedBy,
    once: `protocol:${due.protocolId}`,
  });
  const text = made.raised
    ? `Escalated to the coordinator: ${made.reference}`
    : `Added to nothing new: ${made.reference} is open already`;
  return { text, href: `/escalations/${made.id}` };
}

async function tellOwner(tx: Tx, due: Due, { name }: Definition): Promise<void> {
  const { id, accountId, account, ownerId, why } = due;
  if (due.step > 0 || ownerId === null || accountId === null) return;
  await notify(tx, {
    to: [ownerId],
    kind: "intervention",
    group: `intervention:${id}`,
    title: `${name}: ${account}`,
    detail: why.text,
    href: hrefOf(id),
    accountId,
  });
}

/** A step that failed is tried again in a minute; what stood in its way is said once. */
async function putOff(id: number, error: unknown): Promise<void> {
  const text = error instanceof Error ? error.message : "The step failed.";
  log.error({ err: error, intervention: id }, "step failed");
  await db.$executeRaw`
    with put as (update intervention set step_due_at = now() + interval '1 minute' where id = ${id} and state = 'open' returning id)
    insert into intervention_log (intervention_id, kind, text) select id, 'failed', ${text} from put
    where not exists (select from intervention_log l where l.intervention_id = put.id and l.kind = 'failed' and l.text = ${text})`;
}

/** Does the next due step of one intervention; false when none is due. */
export async function runNextStep(moment: Moment): Promise<boolean> {
  let taken: number | null = null;
  try {
    return await db.$transaction(async (tx) => {
      const due = await takeNext(tx, moment);
      taken = due?.id ?? null;
      if (due) await doNext(tx, due, moment.asOf);
      return due !== null;
    });
  } catch (error) {
    if (taken === null) throw error;
    await putOff(taken, error);
    return true;
  }
}

async function doNext(tx: Tx, due: Due, asOf: string): Promise<void> {
  const definition = definitionSchema.parse(due.definition);
  const stopAt = definition.stopAfterDays;
  if (due.overdue) {
    await endInterventions(tx, [{ id: due.id, as: "stopped", text: `Stopped by itself after ${stopAt} days.` }]);
    return;
  }
  const step = definition.steps[due.step];
  if (!step) {
    await tx.$executeRaw`
      update intervention set step_due_at = opened_at + make_interval(days => ${stopAt}::int, secs => 1) where id = ${due.id}`;
    return;
  }
  await tellOwner(tx, due, definition);
  const { text, href = null, untilOn = null, ended } = await doStep(tx, due, step, definition, asOf);
  if (ended) return;
  await tx.interventionLog.create({ data: { interventionId: due.id, kind: step.kind, text, href } });
  if (due.accountId !== null && (step.kind === "task" || step.kind === "email"))
    await recordSystem(tx, { accountId: due.accountId, kind: "intervention", what: text, href: hrefOf(due.id) });
  await tx.$executeRaw`
    update intervention set step = step + 1, step_due_at = coalesce(${untilOn}::date::timestamp at time zone 'UTC', to_timestamp(0)) where id = ${due.id}`;
}

/** Does what is due, one step and one transaction at a time, until nothing is due any more or it is asked to stop. */
export async function runSteps(moment: Moment, signal: AbortSignal, most = 2_000): Promise<number> {
  let done = 0;
  while (done < most && !signal.aborted && (await runNextStep(moment))) done++;
  if (done > 0) announce("protocols", "tasks", "escalations", "today", "account", "notifications");
  return done;
}
