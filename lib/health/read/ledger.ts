import { Prisma } from "#lib/generated/prisma/client.ts";
import { blankFacts } from "../rules/blank-facts.ts";
import { compileModel, segmentFor } from "../rules/compile.ts";
import { addDays, type Day } from "../rules/day.ts";
import { evaluate } from "../rules/evaluate.ts";
import { buildLedger } from "../rules/ledger.ts";
import { measuresInUse } from "../rules/score.ts";
import type { Ledger } from "../schema/ledger.ts";
import type { Band } from "../schema.ts";
import type { Book } from "./book.ts";
import { readInUse } from "./history.ts";
import { listModels, versionOn } from "./models.ts";
import { type FactsPage, factPages } from "./pages.ts";
import { readBookFor } from "./reach.ts";
import { rowsOf } from "./rows.ts";

type StoredDay = { day: Day; modelId: number; values: (number | null)[]; frozen: boolean };

async function readStored(accountId: number, through: Day): Promise<StoredDay | null> {
  const [row] = await rowsOf<StoredDay>(Prisma.sql`
    select day, model_id as "modelId", measure_values as values, frozen from score_daily
    where account_id = ${accountId} and day <= ${through}::date order by day desc limit 1`);
  return row ?? null;
}

/**
 * Measures in use on the book's day, as its stored rows have them; for a day without rows, on the latest day before it;
 * before the first stored day, those that its accounts have data for by then, as the back-fill would find. Of a large
 * book the first page of accounts tells.
 */
async function readUsed(book: Book): Promise<boolean[]> {
  const { asOf, measures } = book;
  const [row] = await rowsOf<{ day: Day | null }>(
    Prisma.sql`select max(day) as day from score_daily where day <= ${asOf}::date and not frozen`,
  );
  const stored = row?.day ? await readInUse(row.day, measures) : null;
  if (stored) return stored;
  const pages = factPages(book, undefined, ({ churnedOn }) => churnedOn !== null);
  const page: FactsPage | undefined = (await pages.next()).value;
  const values = (page?.facts ?? []).map((facts) => evaluate(facts, measures).values);
  return measuresInUse(values, measures.length);
}

/**
 * The ledger of an account as of a day, made from what was known then, under the model of that day's stored score, or
 * the version in force on it; `from` is the earlier day that changes are counted from. An account that was no customer
 * by then has nothing known; null when there is no model yet.
 */
export async function readLedger(accountId: number, day: Day, from: Day = addDays(day, -14)): Promise<Ledger | null> {
  const [{ book, inUse: found }, stored, earlier, models] = await Promise.all([
    readBookFor(day),
    readStored(accountId, day),
    readStored(accountId, from),
    listModels(),
  ]);
  const inUse = found ?? (await readUsed(book));
  const { value: page } = await factPages(book, [accountId]).next();
  const facts = page?.facts[0] ?? blankFacts(accountId, day);
  const compiled = (id: number | undefined) => {
    const found = models.find((one) => one.id === id);
    return found && compileModel(found.config, book.measures);
  };
  const model = compiled((stored?.day === day && stored.modelId) || versionOn(models, day)?.id);
  if (!model) return null;
  const old = earlier && !earlier.frozen ? compiled(earlier.modelId) : undefined;
  const frozenOn = facts.churnedOn === null ? null : facts.asOf;
  const before =
    earlier && old && !frozenOn
      ? { values: earlier.values, segment: segmentFor(old, facts.segment), day: earlier.day }
      : null;
  return buildLedger({
    facts,
    evaluation: evaluate(facts, book.measures),
    segment: segmentFor(model, facts.segment),
    inUse,
    frozenOn,
    before,
  });
}

/** Stored scores of an account over time, and the days on which a new model took over. */
export async function readScores(accountId: number, asOf: Day, weeks: number) {
  const points = await rowsOf<{
    day: Day;
    score: number | null;
    band: Band;
    version: number | null;
    revised: boolean;
  }>(Prisma.sql`
    select s.day, s.score, s.band, m.version, s.revised_at is not null as revised
    from score_daily s left join health_model m on m.id = s.model_id
    where s.account_id = ${accountId} and s.day <= ${asOf}::date and s.day > ${asOf}::date - ${weeks * 7}::int order by s.day`);
  const marks = points.filter((point, i) => i > 0 && point.version !== points[i - 1]?.version);
  return { points, marks: marks.map(({ day, version }) => ({ day, label: `model v${version}` })) };
}
