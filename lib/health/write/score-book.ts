import { acting } from "#lib/acting.ts";
import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { type Book, readBook } from "../read/book.ts";
import { type Earlier, readEarlier, readFrozen } from "../read/history.ts";
import { compiledModels } from "../read/models.ts";
import { type FactsPage, factPages } from "../read/pages.ts";
import { REACH, type Reach, readReach } from "../read/reach.ts";
import { type CompiledModel, segmentFor } from "../rules/compile.ts";
import type { Day } from "../rules/day.ts";
import { judgeScore } from "../rules/ledger.ts";
import { nextSpark } from "../rules/spark.ts";
import { summarise } from "../rules/summary.ts";
import { ensureDefaultModel } from "./models.ts";
import { type Evaluated, evaluatePage, inUseOf, scoredDay } from "./score-page.ts";
import { type CurrentHealth, storeCurrent } from "./store.ts";

/** What was found out about the book is no change that anybody made: it stays out of the audit log. */
export async function storeReach(reach: Reach): Promise<void> {
  const row = { where: { key: REACH }, create: { key: REACH, value: reach }, update: { value: reach } };
  await acting({ bulk: "health" }, () => db.setting.upsert(row));
}

export type Models = { id: number; current: CompiledModel; byId: Map<number, CompiledModel> };

export async function loadModels(): Promise<Models> {
  const { id } = await ensureDefaultModel();
  const byId = await compiledModels();
  const current = byId.get(id);
  if (!current) throw new Error(`Health model ${id} is gone.`);
  return { id, current, byId };
}

function currentHealth(
  account: Evaluated,
  facts: FactsPage["facts"][number],
  earlier: Earlier | undefined,
  models: Models,
  inUse: boolean[],
): CurrentHealth {
  const row = scoredDay(account, models.current, models.id, inUse);
  const old = earlier?.before ?? null;
  const oldModel = old && models.byId.get(old.modelId);
  const segment = segmentFor(models.current, account.segment);
  const before =
    old && oldModel && !account.frozen
      ? { values: old.values, segment: segmentFor(oldModel, account.segment), day: old.day }
      : null;
  const frozenOn = account.frozen ? account.day : null;
  const judgement = judgeScore({ facts, evaluation: account, segment, inUse, frozenOn, before });
  const spark = nextSpark(earlier?.current ?? null, account.day, row.score);
  return { ...row, delta14: judgement.change, spark, summary: summarise(judgement, facts, segment.measures) };
}

/** The current health of one page as of today, to be stored. */
export function judgePage(
  page: FactsPage,
  evaluated: Evaluated[],
  earlier: ReadonlyMap<number, Earlier>,
  models: Models,
  inUse: boolean[],
): CurrentHealth[] {
  return evaluated.flatMap((account, i) => {
    const facts = page.facts[i];
    return facts ? [currentHealth(account, facts, earlier.get(account.accountId), models, inUse)] : [];
  });
}

async function pass(
  book: Book,
  models: Models,
  inUse: boolean[] | null,
): Promise<{ changed: number; scored: number; found: boolean[] }> {
  const frozen = await readFrozen();
  const found = book.measures.map(() => false);
  const result = { changed: 0, scored: 0, found };
  const skip = (account: FactsPage["accounts"][number]) =>
    account.churnedOn !== null && (frozen.get(account.id)?.has(account.churnedOn) ?? false);
  let writing: Promise<number[]> = Promise.resolve([]);
  for await (const page of factPages(book, undefined, skip)) {
    const evaluated = evaluatePage(page, book.measures);
    inUseOf(evaluated).forEach((known, i) => {
      found[i] = (found[i] ?? false) || known;
    });
    result.scored += evaluated.length;
    if (!inUse) continue;
    // while the database writes one page, the next is judged
    const ids = evaluated.map(({ accountId }) => accountId);
    const rows = judgePage(page, evaluated, await readEarlier(ids, book.asOf), models, inUse);
    result.changed += (await writing).length;
    writing = storeCurrent(rows, book.asOf);
    writing.catch(() => undefined);
  }
  result.changed += (await writing).length;
  return result;
}

const same = (a: boolean[], b: boolean[]) => a.length === b.length && a.every((item, i) => item === b[i]);

/**
 * Scores every account as of today and stores today's row and the current one, changed rows only. Which measures are
 * in use is known when all are read: the last run's answer is taken, and the run repeated when it was wrong.
 */
export async function scoreBook(today: Day): Promise<{ scored: number; changed: number }> {
  const [models, book, reach] = await Promise.all([loadModels(), readBook(today), readReach()]);
  let inUse = reach?.inUse ?? (await pass(book, models, null)).found;
  let result = await pass(book, models, inUse);
  if (!same(result.found, inUse)) {
    inUse = result.found;
    result = await pass(book, models, inUse);
  }
  const { usage, interactions, tickets } = book;
  await storeReach({ asOf: today, modelId: models.id, usage, interactions, tickets, inUse });
  // 0 stands for the whole book: the protocols look at it next
  await db.$executeRaw`
    insert into evaluation_due (account_id) values (0) on conflict (account_id) do update set since = excluded.since`;
  announce("scores", "account");
  return { scored: result.scored, changed: result.changed };
}
