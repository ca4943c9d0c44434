import { markDirty } from "#lib/accounts/write/mark-dirty.ts";
import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import type { CorrectInput, PulseInput, RecordInput } from "../schema.ts";

type Recorded = { id: number };

/** Documents a conversation (C6). The log only grows: `correctInteraction` adds a row that stands in for the first. */
export async function recordInteraction(input: RecordInput, caller: Caller): Promise<Recorded | Refusal> {
  const refusal = await judgeEntry(input);
  return refusal ?? insert(input, caller, null);
}

export async function correctInteraction(
  { correctsId, ...input }: CorrectInput,
  caller: Caller,
): Promise<Recorded | Refusal> {
  const refusal = await judgeEntry(input);
  if (refusal) return refusal;
  const first = await db.interaction.findUnique({
    where: { accountId_id: { accountId: input.accountId, id: correctsId } },
  });
  if (!first) return refuse("not-found", "There is no such interaction on this account.");
  const newer = await db.interaction.findFirst({ where: { accountId: input.accountId, correctsId } });
  if (newer)
    return refuse("conflict", "This interaction was corrected meanwhile. Reload, and correct the newest words.");
  return insert({ ...input, at: input.at ?? first.at.toISOString() }, caller, correctsId);
}

async function judgeEntry(input: RecordInput): Promise<Refusal | null> {
  if (input.at && Date.parse(input.at) > Date.now() + 60_000)
    return refuse("invalid", "An interaction cannot lie in the future. Choose when it took place.");
  if (input.contactId === null) return null;
  const contact = await db.contact.findUnique({
    where: { accountId_id: { accountId: input.accountId, id: input.contactId } },
  });
  return contact ? null : refuse("invalid", "This person is not a contact of the account. Choose another.");
}

async function insert(input: RecordInput, caller: Caller, correctsId: number | null): Promise<Recorded> {
  const { accountId, kind, summary, outcome, contactId, at } = input;
  const [{ id }] = await db.$transaction([
    db.interaction.create({
      data: {
        accountId,
        kind,
        summary,
        outcome,
        contactId,
        correctsId,
        userId: caller.userId,
        at: at ? new Date(at) : new Date(),
      },
      select: { id: true },
    }),
    markDirty([accountId]),
  ]);
  announce(`account:${accountId}`, "accounts", "today");
  return { id };
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
