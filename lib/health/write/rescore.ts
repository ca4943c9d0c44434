import { db } from "#lib/db.ts";
import { enqueue } from "#lib/jobs.ts";
import { announce } from "#lib/live/write.ts";
import { type Book, readBook } from "../read/book.ts";
import { type DirtyAccount, readDirty, readStoredDays } from "../read/days.ts";
import { isLastKnown, readEarlier } from "../read/history.ts";
import { countAccounts } from "../read/outcomes.ts";
import { factPages } from "../read/pages.ts";
import { type Reach, readReach } from "../read/reach.ts";
import type { Day } from "../rules/day.ts";
import { modelOn } from "./backfill.ts";
import { judgePage, loadModels, scoreBook, storeReach } from "./score-book.ts";
import { scoreDay } from "./score-day.ts";
import { evaluatePage, inUseOf } from "./score-page.ts";
import { storeCurrent } from "./store.ts";

const BATCH = 2_000;
/** From so many accounts times days on, late data is a job of its own, with progress, rather than this one's. */
const MOST_LATE = 10_000;

/** What changed again meanwhile stays for the next round. What is scored is due for the protocols, which are told whether an import brought it. */
async function forget(taken: DirtyAccount[]): Promise<void> {
  const [ids, since] = [taken.map(({ id }) => id), taken.map((account) => account.since)];
  await db.$executeRaw`
    with scored as (
      delete from account_dirty d using unnest(${ids}::int[], ${since}::text[]) as t(id, since)
      where d.account_id = t.id and d.since = t.since::timestamptz returning d.account_id, d.since
    )
    insert into evaluation_due as e (account_id, imported)
    select s.account_id, exists (
      select from import i where i.started_at <= s.since and coalesce(i.finished_at, now()) + interval '1 minute' >= s.since
        and exists (select from import_file f where f.import_id = i.id))
    from scored s order by s.account_id
    on conflict (account_id) do update set since = excluded.since, imported = e.imported or excluded.imported`;
}

/** Usage windows of every account end where the book's usage does; with or without any ticket in it, none is 0 or unknown. */
const movesTheBook = (book: Book, reach: Reach) =>
  book.usage !== reach.usage || (book.tickets === null) !== (reach.tickets === null);

async function rescore(ids: number[], today: Day): Promise<number[] | null> {
  const [models, reach] = await Promise.all([loadModels(), readReach()]);
  if (reach?.asOf !== today || reach.modelId !== models.id) return null;
  // needed last, and read while the database has a hand free
  const earlier = readEarlier(ids, today);
  earlier.catch(() => undefined);
  const book = await readBook(today, { usage: reach.usage, interactions: reach.interactions, changed: ids });
  if (movesTheBook(book, reach)) return null;
  // those who come later ask from here on
  if (book.interactions !== reach.interactions) await storeReach({ ...reach, interactions: book.interactions });
  const changed: number[] = [];
  for await (const page of factPages(book, ids)) {
    const evaluated = evaluatePage(page, book.measures);
    const found = inUseOf(evaluated);
    const newlyUsed = found.some((known, i) => known && !reach.inUse[i]);
    if (newlyUsed) return null;
    const unseen = reach.inUse.flatMap((used, i) => (used && !found[i] ? [i] : []));
    if (await isLastKnown(unseen, ids)) return null;
    const rows = judgePage(page, evaluated, await earlier, models, reach.inUse);
    changed.push(...(await storeCurrent(rows, today)));
  }
  return changed;
}

/**
 * Late data: the stored days from the first day it speaks of are scored again, under the model of each day. Returns the accounts
 * whose past was looked at.
 */
async function restate(accounts: DirtyAccount[], today: Day): Promise<number[]> {
  const late = accounts.filter(({ fromDay }) => fromDay !== null && fromDay < today);
  const first = late.map(({ fromDay }) => fromDay as Day).sort()[0];
  if (!first) return [];
  const days = await readStoredDays(first, today);
  if (days.length * late.length > MOST_LATE) {
    await enqueue("health.backfill", {});
    return [];
  }
  const whole: Day[] = [];
  for (const day of days) {
    const ids = late.filter(({ fromDay }) => (fromDay as Day) <= day).map(({ id }) => id);
    if ((await scoreDay(day, await modelOn(day), today, ids)) === null) whole.push(day);
  }
  if (whole.length * (await countAccounts()) > MOST_LATE) await enqueue("health.backfill", {});
  else for (const day of whole) await scoreDay(day, await modelOn(day), today);
  return late.map(({ id }) => id);
}

function tell(ids: number[]): void {
  if (ids.length > 0) announce("scores", "today", ...ids.map((id) => `account:${id}`));
}

/**
 * Scores the accounts that something changed for; the whole book when the day, the model or the measures in use have
 * changed as well. Returns how many accounts were looked at.
 */
export async function rescoreDirty(today: Day): Promise<number> {
  const taken = await readDirty(BATCH);
  if (taken.length === 0) return 0;
  const changed = await rescore(
    taken.map(({ id }) => id),
    today,
  );
  if (changed === null) await scoreBook(today);
  else tell(changed);
  // what people look at is the score of today: the past follows
  const late = await restate(taken, today);
  await forget(taken);
  tell(late);
  return taken.length;
}
