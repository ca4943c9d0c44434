import { existsSync } from "node:fs";
import { join } from "node:path";
import { defaultModel } from "#lib/health/measures/default-model.ts";
import { readFirstKnown } from "#lib/health/read/outcomes.ts";
import { readPast } from "#lib/health/read/past.ts";
import { monthlyDates } from "#lib/health/rules/backtest/window.ts";
import { dayNumber, sideOf } from "#lib/health/rules/fit/fit-rows.ts";
import { accountSplits, heldOut, type Split } from "#lib/health/rules/prediction/held-out.ts";
import type { Figures } from "#lib/health/schema/prediction.ts";
import type { FolderMapping } from "#lib/imports/schema.ts";
import { openBench } from "./bench-database.ts";
import { makeBook } from "./prediction-book.ts";
import {
  difference,
  fitOn,
  heaviest,
  heldOutPasts,
  type Joined,
  joined,
  judge,
  type Scored,
  scoreInto,
} from "./prediction-fit.ts";
import { printRows, verdict } from "./print-table.ts";

const data = join(import.meta.dirname, "..", "..", "..", "shared", "data");
const window = { horizon: 90, lead: 0 };
const windowDays = window.horizon + window.lead;
const mostMonths = 36;

type Book = {
  name: string;
  /** A snapshot is judged by five folds of its accounts; a history by dates that are later than those that taught. */
  kind: "snapshot" | "history";
  /** The snapshot's day, or the last day whose events are in the data. */
  until: string;
  /** Dates that test, each by itself; default: the last quarter of the dates, together. */
  testsOn?: readonly string[];
  /** The AUC that is asked for, of the first test. */
  least?: number;
  corrections?: FolderMapping;
  without?: readonly string[];
};

const snapshotDay = "2026-01-01";
const books: Book[] = [
  {
    name: "ibm-telco",
    kind: "snapshot",
    until: snapshotDay,
    least: 0.84,
    corrections: { "Telco-Customer-Churn.csv": { asOf: snapshotDay } },
    // the import reckons it from the tenure, which is a column of the file
    without: ["customer_since"],
  },
  {
    name: "saas-growth",
    kind: "history",
    until: "2026-03-31",
    // the date that is asked for, and three by which nothing was chosen
    testsOn: ["2025-07-01", "2025-01-01", "2025-10-01", "2025-12-01"],
    least: 0.63,
  },
  { name: "churnsim-crm5", kind: "history", until: "2024-01-01" },
  { name: "ravenstack", kind: "history", until: "2024-12-31" },
];

async function datesOf({ kind, until }: Book): Promise<string[]> {
  if (kind === "snapshot") return [until];
  const first = await readFirstKnown();
  if (first === null) throw new Error("Nothing is known of any account.");
  return monthlyDates(mostMonths, first, until, window);
}

async function readBook(book: Book): Promise<Joined> {
  const pasts = [];
  for (const asOf of await datesOf(book)) pasts.push(await readPast(asOf, window, async () => undefined));
  return joined(pasts);
}

function splitsOf({ kind }: Book, { rows }: Joined, testOn: string | null): Split[] {
  const all = Uint32Array.from(rows.days.keys());
  if (kind === "snapshot") return accountSplits(rows, all);
  if (testOn === null) return [heldOut(rows, windowDays) ?? []].flat();
  const from = dayNumber(testOn);
  const of = (isIn: (day: number) => boolean) => all.filter((row) => isIn(rows.days[row] ?? 0));
  return [{ by: "time", from, train: of((day) => day + windowDays <= from), test: of((day) => day === from) }];
}

const auc = (figures: Figures) =>
  figures.auc
    ? `${figures.auc.value.toFixed(3)} (${figures.auc.low.toFixed(3)}–${figures.auc.high.toFixed(3)})`
    : "no verdict";

/** The figures of a model, and of how many rows when it could not judge all. */
function said(figures: Figures): string {
  const all = figures.n + figures.unjudged;
  return figures.unjudged > 0 && figures.n > 0 ? `${auc(figures)} of ${figures.n} of ${all}` : auc(figures);
}

function pairedWords({ first, second, value, low, high, n }: NonNullable<ReturnType<typeof difference>>): string {
  const by = `${value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
  return `on the ${n} rows that both judge, default ${first.toFixed(3)}, fitted ${second.toFixed(3)}, difference ${by}`;
}

function taughtBy({ kind }: Book, { pasts, rows }: Joined, { train, test }: Split, measures: number): string {
  if (kind === "snapshot") return `${measures} own measures; four fifths of the accounts, five times`;
  const daysOf = (some: Uint32Array) => {
    const days = new Set(Array.from(some, (row) => rows.days[row]));
    const found = pasts.map(({ asOf }) => asOf).filter((asOf) => days.has(dayNumber(asOf)));
    return found.length === 1 ? found[0] : `${found.length} dates ${found[0]} to ${found.at(-1)}`;
  };
  return `${measures} own measures and the built-in ones; ${daysOf(train)} (${train.length} rows), tested on ${daysOf(test)}`;
}

type Tested = { yours: Scored; fitted: Scored; folds: number[]; leavings: number };

/** Fits on one side of each split and scores the other, by the fitted model and by the one that an installation starts with. */
function testOf({ name }: Book, read: Joined, splits: readonly Split[]): Tested {
  const tested: Tested = {
    yours: { scores: [], churned: [] },
    fitted: { scores: [], churned: [] },
    folds: [],
    leavings: 0,
  };
  for (const split of splits) {
    const [config, test] = [fitOn(read, split, windowDays), heldOutPasts(read, split)];
    const fold: Scored = { scores: [], churned: [] };
    scoreInto(tested.yours, defaultModel, test);
    for (const into of [tested.fitted, fold]) scoreInto(into, config, test);
    if (tested.folds.length === 0) console.log(`${name}: ${heaviest(config, read.pasts[0] ?? { measures: [] })}`);
    tested.folds.push(judge(fold).auc?.value ?? Number.NaN);
    tested.leavings += sideOf(test).leavings;
  }
  return tested;
}

function lineOf(book: Book, read: Joined, measures: number, testOn: string | null, least: number | null): string[] {
  const splits = splitsOf(book, read, testOn);
  const { yours, fitted, folds, leavings } = testOf(book, read, splits);
  const [before, after, paired] = [judge(yours), judge(fitted), difference(yours, fitted)];
  if (paired) console.log(`${book.name}: ${pairedWords(paired)}`);
  const mean = folds.reduce((sum, value) => sum + value, 0) / folds.length;
  const left = after.churned + after.churnedUnjudged;
  const [first] = splits;
  return [
    book.name,
    `${after.n + after.unjudged}`,
    left > leavings ? `${left} (${leavings} accounts)` : `${left}`,
    said(before),
    folds.length > 1 ? `${mean.toFixed(3)} mean of ${folds.length}; pooled ${said(after)}` : said(after),
    least ? `≥ ${least.toFixed(2)}` : "as it comes out",
    verdict(least ? mean >= least : null),
    first ? taughtBy(book, read, first, measures) : "",
  ];
}

async function measured(book: Book, adminUrl: string): Promise<string[][]> {
  const measures = await makeBook(adminUrl, join(data, book.name), book);
  const read = await readBook(book);
  const tests = book.testsOn ?? [null];
  return tests.map((on, place) => lineOf(book, read, measures, on, place === 0 ? (book.least ?? null) : null));
}

const skipped = ({ name }: Book) => [name, "–", "–", "–", "–", "–", "–", "skipped: not there"];

/** How well scores foretell who leaves, on third parties' data and on accounts or dates that taught nothing. */
export async function benchPrediction(): Promise<void> {
  const missing = books.filter(({ name }) => !existsSync(join(data, name)));
  const there = books.filter((book) => !missing.includes(book));
  const lines = new Map(missing.map((book) => [book.name, [skipped(book)]]));
  if (missing.length > 0) console.log(`Skipped, as ${data} has no ${missing.map(({ name }) => name).join(", ")}`);
  if (there.length > 0) {
    const database = await openBench("bench_prediction", true, "bench-prediction");
    try {
      for (const book of there) lines.set(book.name, await measured(book, database.adminUrl));
    } finally {
      await database.stop();
    }
  }
  printRows(
    `Who leaves within ${windowDays} days: AUC out of sample (95 % interval)`,
    ["data", "rows", "left", "default model", "fitted", "target", "", "fitted on"],
    books.flatMap(({ name }) => lines.get(name) ?? []),
  );
}
