import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import type { Day } from "../rules/day.ts";
import { endedSentence, inForceSentence, lastDayProblem, type SaidOverride } from "../rules/overrides.ts";
import type { SetOverrideInput } from "../schema/overrides.ts";

type Made = { id: number };
type Tx = Pick<typeof db, "$queryRaw" | "bandOverride">;
type Found = SaidOverride & { id: number; endedOn: Day | null; endedBy: string | null };

const date = (day: Day) => new Date(`${day}T00:00:00Z`);

function read(tx: Tx, accountId: number, timeZone: string): Promise<Found[]> {
  return tx.$queryRaw<Found[]>`
    select o.id, o.band, o.reason, u.name as "setBy", to_char(o.ends_on, 'YYYY-MM-DD') as "endsOn",
      to_char(o.ended_at at time zone ${timeZone}, 'YYYY-MM-DD') as "endedOn", e.name as "endedBy"
    from band_override o left join app_user u on u.id = o.set_by left join app_user e on e.id = o.ended_by
    where o.account_id = ${accountId} order by o.id desc`;
}

const isInForce = ({ endedOn, endsOn }: Found, asOf: Day) => endedOn === null && endsOn >= asOf;

/** Locks the account: two people who act on it at once do so one after the other. */
async function judgeAccount(tx: Tx, accountId: number, asOf: Day): Promise<Refusal | null> {
  const [account] = await tx.$queryRaw<{ left: boolean }[]>`
    select coalesce(churned_on <= ${asOf}::date, false) as left from account
    where id = ${accountId} and merged_into_id is null for no key update`;
  if (!account) return refuse("not-found", "There is no such account.");
  return account.left ? refuse("invalid", "This account has left. A band by hand is for customers.") : null;
}

/** Ends one that is in force; 0 when somebody was faster, or its last day is over. */
async function endOne(tx: Tx, accountId: number, id: number, caller: Caller, asOf: Day): Promise<number> {
  const { count } = await tx.bandOverride.updateMany({
    where: { accountId, id, endedAt: null, endsOn: { gte: date(asOf) } },
    data: { endedAt: new Date(), endedBy: caller.userId },
  });
  return count;
}

function tell(accountId: number): void {
  announce(`account:${accountId}`, "accounts", "today");
}

/**
 * Sets a band by hand from today on; the computed score stays as it is. One in force is ended and stays listed, but
 * only when the caller names it: else the refusal says who set what until when.
 */
export async function setOverride(input: SetOverrideInput, caller: Caller, asOf: Day): Promise<Made | Refusal> {
  const { accountId, band, reason, endsOn, replaces } = input;
  const problem = lastDayProblem(endsOn, asOf);
  if (problem) return refuse("invalid", problem);
  const made = await db.$transaction(async (tx) => {
    const refusal = await judgeAccount(tx, accountId, asOf);
    if (refusal) return refusal;
    const current = (await read(tx, accountId, caller.timeZone)).find((one) => isInForce(one, asOf));
    if (current && current.id !== replaces) return refuse("conflict", inForceSentence(current, asOf));
    const ended = current ? await endOne(tx, accountId, current.id, caller, asOf) : 0;
    const days = { startsOn: date(asOf), endsOn: date(endsOn) };
    const replacesId = current && ended > 0 ? current.id : null;
    const data = { accountId, band, reason, setBy: caller.userId, replacesId, ...days };
    return tx.bandOverride.create({ data, select: { id: true } });
  });
  if ("id" in made) tell(accountId);
  return made;
}

/** Ends a band set by hand before its last day; the row stays listed with who ended it. */
export async function endOverride(
  { accountId, overrideId }: { accountId: number; overrideId: number },
  caller: Caller,
  asOf: Day,
): Promise<Made | Refusal> {
  if ((await endOne(db, accountId, overrideId, caller, asOf)) > 0) {
    tell(accountId);
    return { id: overrideId };
  }
  const found = (await read(db, accountId, caller.timeZone)).find(({ id }) => id === overrideId);
  if (!found) return refuse("not-found", "There is no such band set by hand on this account.");
  return refuse("conflict", endedSentence(found, asOf));
}
