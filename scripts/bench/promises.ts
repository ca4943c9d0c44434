import { wilson } from "#lib/health/rules/prediction/wilson.ts";
import { checkText } from "#lib/promises/rules/check-text.ts";
import { compileRules } from "#lib/promises/rules/compile-rules.ts";
import { readCorpus } from "#lib/promises/rules/corpus/corpus.ts";
import { guardFigures, type Judged, judgeTexts } from "#lib/promises/rules/figures.ts";
import { shippedRules } from "#lib/promises/rules/shipped/shipped-rules.ts";
import { promiseCategories } from "#lib/promises/schema.ts";
import { ms, percentile, printRows, printTable, verdict } from "./print-table.ts";

const least = { recall: 0.95, precision: 0.9 };
const mailLength = 2000;
const mostMs = 5;
const runs = 200;

function share(k: number, n: number): string {
  if (n === 0) return "–";
  const { low, high } = wilson(k, n);
  return `${(k / n).toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)}), ${k} of ${n}`;
}

function row(name: string, judged: readonly Judged[], judges: boolean): string[] {
  const { promises, found, flagged, falseAlarms, named, verdicts } = guardFigures(judged);
  const right = flagged - falseAlarms;
  const met = found / promises >= least.recall && right / flagged >= least.precision;
  return [
    name,
    share(found, promises),
    share(right, flagged),
    share(named, promises),
    share(verdicts, promises),
    judges ? verdict(met) : "–",
  ];
}

function printJudged(texts: readonly (Judged & { heldOut: boolean })[]): void {
  const heldOut = texts.filter((one) => one.heldOut);
  const heads = ["texts", "recall (95 %)", "precision (95 %)", "category named", "verdict right", "≥ .95 and ≥ .90"];
  const of = (name: string, holds: (one: Judged) => boolean) => row(name, heldOut.filter(holds), false);
  const training = texts.filter((one) => !one.heldOut);
  printRows("Promise guard: whole texts, flagged at all", heads, [
    row(`rule-writing part (${training.length})`, training, false),
    row(`held-out part (${heldOut.length})`, heldOut, true),
  ]);
  const categories = promiseCategories.map((category) => of(category, (one) => one.categories.includes(category)));
  printRows(
    "Held-out part by category of the promise",
    heads.slice(0, 5),
    categories.map((cells) => [...cells.slice(0, 2), "–", ...cells.slice(3, 5)]),
  );
  const registers = [...new Set(heldOut.map((one) => one.register))].toSorted();
  const byRegister = registers.map((register) => of(register, (one) => one.register === register));
  printRows(
    "Held-out part by register",
    heads.slice(0, 5),
    byRegister.map((cells) => cells.slice(0, 5)),
  );
  const kinds = [...new Set(heldOut.filter((one) => !one.promise).map((one) => one.kind))].toSorted();
  const alarms = kinds.map((kind) => {
    const { innocent, falseAlarms } = guardFigures(heldOut.filter((one) => one.kind === kind));
    return [kind, share(falseAlarms, innocent)];
  });
  printRows("Held-out innocent texts that were flagged", ["look-alike", "false alarms"], alarms);
}

/** How well the guard tells promises from look-alikes, on texts that taught it nothing, and how long it takes for a mail. */
export async function benchPromises(): Promise<void> {
  const rules = compileRules(shippedRules);
  const corpus = readCorpus();
  const judged = judgeTexts(corpus, rules).map((one, at) => ({ ...one, heldOut: corpus[at]?.heldOut ?? false }));
  printJudged(judged);
  const mail = corpus
    .map(({ text }) => text)
    .join("\n")
    .slice(0, mailLength);
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    checkText(mail, rules, { answeredEscalation: null });
    return performance.now() - start;
  });
  const [middle, fastest] = [percentile(times, 0.5), Math.min(...times)];
  printTable("Promise guard: one mail", [
    {
      what: `checkText, ${mailLength} characters of promises and look-alikes, median of ${runs}`,
      measured: ms(middle),
      floor: `${ms(fastest)} fastest`,
      ratio: (middle / fastest).toFixed(1),
      target: `< ${mostMs} ms`,
      met: middle < mostMs,
    },
  ]);
}
