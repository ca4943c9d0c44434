import { readBook } from "../read/book.ts";
import { readFrozen, readInUse } from "../read/history.ts";
import { factPages } from "../read/pages.ts";
import type { CompiledModel } from "../rules/compile.ts";
import type { Day } from "../rules/day.ts";
import { type Evaluated, evaluatePage, inUseOf, scoredDay } from "./score-page.ts";
import { storeDays } from "./store.ts";

const BATCH = 5_000;

/**
 * Scores a day of the past from what was known by its end and stores its rows; with `ids` only those accounts, as when
 * late data arrived. Replaying a day changes nothing. Returns the number of rows written.
 */
export async function scoreDay(
  day: Day,
  model: { id: number; compiled: CompiledModel },
  today: Day,
  ids?: number[],
): Promise<number> {
  const [book, frozen] = await Promise.all([readBook(day), ids ? new Map<number, Set<Day>>() : readFrozen()]);
  const evaluated: Evaluated[] = [];
  const stored = (id: number, churnedOn: Day | null) => churnedOn !== null && (frozen.get(id)?.has(churnedOn) ?? false);
  for await (const page of factPages(book, ids, (account) => stored(account.id, account.churnedOn))) {
    evaluated.push(...evaluatePage(page, book.measures));
  }
  const own = inUseOf(evaluated);
  const others = ids ? await readInUse(day, book.measures) : null;
  const inUse = book.measures.map((_, i) => (own[i] ?? false) || (others?.[i] ?? false));
  let written = 0;
  for (let from = 0; from < evaluated.length; from += BATCH) {
    const rows = evaluated.slice(from, from + BATCH);
    written += await storeDays(
      rows.map((account) => scoredDay(account, model.compiled, model.id, inUse)),
      today,
    );
  }
  return written;
}
