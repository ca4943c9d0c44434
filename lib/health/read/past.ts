import type { Past } from "../rules/backtest/past.ts";
import { outcomeOf } from "../rules/backtest/window.ts";
import type { Day } from "../rules/day.ts";
import { evaluate } from "../rules/evaluate.ts";
import { isKnown } from "../rules/score.ts";
import type { Window } from "../schema/backtest.ts";
import type { Cut } from "../schema/prediction.ts";
import { type Book, readBook } from "./book.ts";
import { readCut, readOutcomes } from "./outcomes.ts";
import { type FactsPage, factPages } from "./pages.ts";
import { readUndated } from "./undated.ts";

type Part = Pick<
  Past,
  "ids" | "segments" | "values" | "churned" | "leftOn" | "leftInLead" | "notYet" | "cut" | "undated"
>;

/** Reads a day of the past for prediction, page by page; `onPage` hears how many accounts have been read, and may throw to stop. */
export async function readPast(asOf: Day, window: Window, onPage: (accounts: number) => Promise<void>): Promise<Past> {
  const book = await readBook(asOf);
  const inUse = book.measures.map(() => false);
  const parts: Part[] = [];
  let read = 0;
  for await (const page of factPages(book, undefined, ({ churnedOn }) => churnedOn !== null)) {
    parts.push(await partOf(page, book, window, inUse));
    read += page.facts.length;
    await onPage(read);
  }
  return { asOf, measures: book.measures, own: book.own, inUse, ...joined(parts) };
}

async function partOf({ facts }: FactsPage, book: Book, window: Window, inUse: boolean[]): Promise<Part> {
  const { asOf, measures } = book;
  const ids = facts.map(({ accountId }) => accountId);
  const counting = readCut(ids, asOf);
  // a failure is thrown where it is awaited below
  counting.catch(() => undefined);
  const outcomes = new Map((await readOutcomes(ids, asOf)).map((outcome) => [outcome.id, outcome]));
  const part = { segments: [] as (string | null)[], leftOn: [] as (Day | null)[], leftInLead: 0, notYet: 0 };
  const [kept, churned]: [number[], number[]] = [[], []];
  const values = new Float64Array(facts.length * measures.length);
  for (const account of facts) {
    const known = evaluate(account, measures).values;
    for (let at = 0; at < known.length; at++) if (isKnown(known[at])) inUse[at] = true;
    const outcome = outcomes.get(account.accountId);
    if (!outcome?.customer) {
      part.notYet++;
      continue;
    }
    const became = outcomeOf(outcome.leftOn, asOf, window);
    if (became === "left in lead") {
      part.leftInLead++;
      continue;
    }
    const row = kept.length * measures.length;
    for (let at = 0; at < measures.length; at++) values[row + at] = known[at] ?? Number.NaN;
    kept.push(account.accountId);
    churned.push(became === "churned" ? 1 : 0);
    part.segments.push(account.segment);
    part.leftOn.push(outcome.leftOn);
  }
  return {
    ...part,
    ids: Int32Array.from(kept),
    churned: Uint8Array.from(churned),
    values: values.subarray(0, kept.length * measures.length),
    cut: await counting,
    undated: new Set(await readUndated(kept, asOf)),
  };
}

function joined(parts: readonly Part[]): Part {
  const rows = parts.reduce((sum, part) => sum + part.ids.length, 0);
  const cells = parts.reduce((sum, part) => sum + part.values.length, 0);
  const [ids, churned, values] = [new Int32Array(rows), new Uint8Array(rows), new Float64Array(cells)];
  const cut: Cut = { tickets: 0, answers: 0, usageDays: 0, interactions: 0, values: 0 };
  let [row, cell, leftInLead, notYet] = [0, 0, 0, 0];
  for (const part of parts) {
    ids.set(part.ids, row);
    churned.set(part.churned, row);
    values.set(part.values, cell);
    row += part.ids.length;
    cell += part.values.length;
    leftInLead += part.leftInLead;
    notYet += part.notYet;
    for (const source of Object.keys(cut) as (keyof Cut)[]) cut[source] += part.cut[source];
  }
  const segments = parts.flatMap((part) => part.segments);
  const undated = new Set(parts.flatMap((part) => [...part.undated]));
  const leftOn = parts.flatMap((part) => part.leftOn);
  return { ids, churned, values, segments, leftOn, leftInLead, notYet, cut, undated };
}
