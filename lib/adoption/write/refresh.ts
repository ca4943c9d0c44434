import { acting } from "#lib/acting.ts";
import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { readMade } from "../read/made.ts";
import { deriveAccounts } from "./derive-accounts.ts";
import { deriveMonths } from "./derive-months.ts";
import { deriveSlices } from "./derive-slices.ts";

const batch = 1_000;
/** How far the figures are is no change that anybody made: it would fill the audit log. */
const noted = <T>(write: () => PromiseLike<T>): Promise<T> => acting({ bulk: "adoption" }, write);
type Dirty = { id: number; since: string };

/** Every account as of a day, in pages of their own, then the sums. */
async function deriveBook(day: string, mark: string, signal: AbortSignal | undefined): Promise<void> {
  await db.$executeRaw`delete from adoption_dirty where since < now()`;
  const last = await db.$queryRaw<{ id: number }[]>`select max(id) as id from account having max(id) is not null`;
  for (let from = 1; from <= (last[0]?.id ?? 0); from += batch) {
    signal?.throwIfAborted();
    await deriveAccounts({ from, to: from + batch - 1 }, day);
  }
  await deriveSlices();
  await deriveMonths(day);
  const value = { day, mark, due: false };
  await noted(() =>
    db.setting.upsert({ where: { key: "adoption" }, create: { key: "adoption", value }, update: { value } }),
  );
}

/** What changed again meanwhile stays for the next round. */
async function forget(taken: readonly Dirty[]): Promise<void> {
  await db.$executeRaw`
    delete from adoption_dirty d using unnest(${taken.map(({ id }) => id)}::int[], ${taken.map(({ since }) => since)}::text[]) as t(id, since)
    where d.account_id = t.id and d.since = t.since::timestamptz`;
}

/**
 * Brings the figures of accounts up to `day`: the whole book, sums included, when the day or the features have changed, else the
 * accounts that something changed for. Says whether anything was done.
 */
export async function refreshAdoption(day: string, signal?: AbortSignal): Promise<boolean> {
  const made = await readMade();
  if (made.day !== day || made.mark !== made.markNow) {
    await deriveBook(day, made.markNow, signal);
    announce("adoption");
    return true;
  }
  const taken = await db.$queryRaw<Dirty[]>`
    select account_id as id, since::text as since from adoption_dirty order by since, account_id limit ${batch}`;
  if (taken.length === 0) return false;
  await deriveAccounts(
    taken.map(({ id }) => id),
    day,
  );
  await noted(() => db.$executeRaw`update setting set value = value || '{"due": true}' where key = 'adoption'`);
  await forget(taken);
  announce("adoption");
  return true;
}

/** Adds up again once accounts have changed. Says whether anything was done. */
export async function refreshSums(): Promise<boolean> {
  const due = await noted(
    () => db.$queryRaw<{ day: string }[]>`
    update setting set value = value || '{"due": false}' where key = 'adoption' and value -> 'due' = 'true' returning value ->> 'day' as day`,
  );
  const day = due[0]?.day;
  if (!day) return false;
  await deriveSlices();
  await deriveMonths(day);
  announce("adoption");
  return true;
}
