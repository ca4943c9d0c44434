import { type Book, readBook } from "../read/book.ts";
import { readFrozen, readInUse } from "../read/history.ts";
import { factPages } from "../read/pages.ts";
import type { CompiledModel } from "../rules/compile.ts";
import type { Day } from "../rules/day.ts";
import { type Evaluated, evaluatePage, inUseOf, scoredDay } from "./score-page.ts";
import { storeDays } from "./store.ts";

const BATCH = 5_000;

/** Which measures are in use on a stored day by what these accounts have now, and which were by what they had. */
async function inUseWith(
  own: readonly boolean[],
  ids: number[],
  book: Book,
): Promise<{ now: boolean[]; was: boolean[] }> {
  const { asOf, measures, tickets } = book;
  const [others, theirs] = await Promise.all([
    readInUse(asOf, measures, { except: ids }),
    readInUse(asOf, measures, { only: ids }),
  ]);
  const ofTickets = new Set(
    book.own.filter(({ spec }) => spec.source.kind === "tickets").map(({ position }) => position),
  );
  // where the book has no ticket any more, nobody's count of none stands
  const stands = (i: number) => (others?.[i] ?? false) && !(tickets === null && ofTickets.has(i));
  const now = measures.map((_, i) => (own[i] ?? false) || stands(i));
  return {
    now,
    was: others || theirs ? measures.map((_, i) => (others?.[i] ?? false) || (theirs?.[i] ?? false)) : now,
  };
}

/**
 * Scores a day of the past from what was known by its end and stores its rows; with `ids` only those accounts, as when
 * late data arrived. Replaying a day changes nothing. Returns the number of rows written; null, with none written, when
 * what these accounts have or lost changes which measures are in use on the day, and so every account's score.
 */
export async function scoreDay(
  day: Day,
  model: { id: number; compiled: CompiledModel },
  today: Day,
  ids?: number[],
): Promise<number | null> {
  const [book, frozen] = await Promise.all([readBook(day), ids ? new Map<number, Set<Day>>() : readFrozen()]);
  const evaluated: Evaluated[] = [];
  const stored = (id: number, churnedOn: Day | null) => churnedOn !== null && (frozen.get(id)?.has(churnedOn) ?? false);
  for await (const page of factPages(book, ids, (account) => stored(account.id, account.churnedOn))) {
    evaluated.push(...evaluatePage(page, book.measures));
  }
  const own = inUseOf(evaluated);
  const { now, was } = ids ? await inUseWith(own, ids, book) : { now: own, was: own };
  const counts = (i: number) => model.compiled.segments.some(({ weights }) => (weights[i] ?? 0) > 0);
  if (was.some((used, i) => used !== now[i] && counts(i))) return null;
  let written = 0;
  for (let from = 0; from < evaluated.length; from += BATCH) {
    const rows = evaluated.slice(from, from + BATCH);
    written += await storeDays(
      rows.map((account) => scoredDay(account, model.compiled, model.id, now)),
      today,
    );
  }
  return written;
}
