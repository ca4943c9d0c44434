import { markDirty } from "#lib/accounts/write/mark-dirty.ts";
import type { Caller } from "#lib/caller.ts";
import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { addTask } from "#lib/tasks/write/add-task.ts";
import { closeTasksOf } from "#lib/tasks/write/close-tasks.ts";
import type { CorrectInput, Guards, RecordInput } from "../schema/interactions.ts";
import type { PulseInput } from "../schema.ts";
import { guardOutgoing } from "./guard-outgoing.ts";

type Tx = Prisma.TransactionClient;
type Recorded = { id: number };
type First = { id: number; nextStep: string | null; nextStepOn: Date | null };

/** Documents a conversation (C6). The log only grows: `correctInteraction` adds a row that stands in for the first. */
export async function recordInteraction(
  { reference, dismissed, ...input }: RecordInput & Guards,
  caller: Caller,
): Promise<Recorded | Refusal> {
  const refusal = (await judgeEntry(input, caller)) ?? (await guardOutgoing(input, { reference, dismissed }, caller));
  return refusal ?? insert(input, caller, null);
}

export async function correctInteraction(
  { correctsId, reference, dismissed, ...input }: CorrectInput & Guards,
  caller: Caller,
): Promise<Recorded | Refusal> {
  const first = await db.interaction.findUnique({
    where: { accountId_id: { accountId: input.accountId, id: correctsId } },
  });
  if (!first) return refuse("not-found", "There is no such interaction on this account.");
  const refusal = await judgeEntry(input, caller, first);
  if (refusal) return refusal;
  const newer = await db.interaction.findFirst({ where: { accountId: input.accountId, correctsId } });
  if (newer)
    return refuse("conflict", "This interaction was corrected meanwhile. Reload, and correct the newest words.");
  const held = await guardOutgoing(input, { reference, dismissed }, caller);
  return held ?? insert({ ...input, at: input.at ?? first.at.toISOString() }, caller, first);
}

async function judgeEntry(input: RecordInput, caller: Caller, first?: First): Promise<Refusal | null> {
  if (input.at && Date.parse(input.at) > Date.now() + 60_000)
    return refuse("invalid", "An interaction cannot lie in the future. Choose when it took place.");
  if (input.direction !== null && input.kind !== "email")
    return refuse("invalid", "Only an email goes in or out. Choose the kind Email, or leave the direction open.");
  if (input.shared && input.kind === "email")
    return refuse("invalid", "Whether an email goes to the customer is said by its direction. Leave “shared” out.");
  if (isNewStep(input, first) && (input.nextStep?.on ?? "") < today(caller.timeZone))
    return refuse("invalid", "The next step lies in the past. Choose a day from today on.");
  if (input.contactIds.length === 0) return null;
  const known = await db.contact.count({ where: { accountId: input.accountId, id: { in: input.contactIds } } });
  if (known === new Set(input.contactIds).size) return null;
  return refuse("invalid", "One of these people is not a contact of the account. Choose others.");
}

/** Whether a correction asks for another next step than the words it stands in for. */
function isNewStep({ nextStep }: RecordInput, first?: First | null): boolean {
  return nextStep !== null && (nextStep.what !== first?.nextStep || nextStep.on !== dayOf(first.nextStepOn));
}

const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

async function insert(input: RecordInput, caller: Caller, first: First | null): Promise<Recorded> {
  const recorded = await db.$transaction((tx) => writeEntry(tx, input, caller, first));
  announceEntry(input.accountId, input.nextStep !== null || first !== null);
  return recorded;
}

export function announceEntry(accountId: number, changesTasks = false): void {
  announce(`account:${accountId}`, "accounts", "today", "interactions", ...(changesTasks ? (["tasks"] as const) : []));
}

/** Writes an entry in the caller's transaction; what the customer reads of it has passed the promise guard before. */
export async function writeEntry(
  tx: Tx,
  input: RecordInput,
  caller: Caller,
  first: First | null = null,
): Promise<Recorded> {
  const { accountId, contactIds, nextStep, at, ...said } = input;
  const [contactId = null, ...alsoWith] = [...new Set(contactIds)];
  const made = await tx.interaction.create({
    data: {
      ...said,
      accountId,
      contactId,
      alsoWith,
      nextStep: nextStep?.what ?? null,
      nextStepOn: nextStep ? new Date(`${nextStep.on}T00:00:00Z`) : null,
      correctsId: first?.id ?? null,
      userId: caller.userId,
      at: at ? new Date(at) : new Date(),
    },
    select: { id: true },
  });
  await planNextStep(tx, input, caller, { id: made.id, first });
  await markDirty([accountId], tx);
  return made;
}

/** The next step is a task; one that a correction takes away or changes is dropped. It belongs to the first words of all. */
async function planNextStep(tx: Tx, input: RecordInput, caller: Caller, of: { id: number; first: First | null }) {
  const root = of.first ? await rootOf(tx, input.accountId, of.first.id) : of.id;
  if (of.first?.nextStep && (input.nextStep === null || isNewStep(input, of.first)))
    await closeTasksOf(tx, { kind: "follow-up", id: root }, "dropped");
  if (input.nextStep === null || !isNewStep(input, of.first)) return;
  await addTask(tx, {
    accountId: input.accountId,
    title: input.nextStep.what,
    dueOn: input.nextStep.on,
    role: caller.role ?? "csm",
    assigneeId: caller.userId,
    cause: { kind: "follow-up", id: root },
    href: `/accounts/${input.accountId}/timeline`,
    createdBy: caller.userId,
  });
}

async function rootOf(tx: Tx, accountId: number, id: number): Promise<number> {
  const [root] = await tx.$queryRaw<{ id: number }[]>`
    with recursive chain as (
      select id, corrects_id from interaction where account_id = ${accountId} and id = ${id}
      union all select i.id, i.corrects_id from chain c join interaction i on i.account_id = ${accountId} and i.id = c.corrects_id)
    select id from chain where corrects_id is null`;
  return root?.id ?? id;
}

/** One click and a reason: how the person who knows the account sees it. */
export async function givePulse({ accountId, value, reason }: PulseInput, caller: Caller): Promise<Recorded> {
  const [{ id }] = await db.$transaction([
    db.pulse.create({ data: { accountId, value, reason, userId: caller.userId }, select: { id: true } }),
    markDirty([accountId]),
  ]);
  announce(`account:${accountId}`, "accounts", "today");
  return { id };
}
