/**
 * A team's own measure: one imported column, event or ticket count, number that events carry, or survey question, read in one of seven ways as of a day.
 * Latest: the newest value. Sum and mean: over the window up to the day. Change: the window against the one before, as a
 * share of it. Trend: the slope of a straight line through the window's values, as a share of their mean per 30 days.
 * Days since: since the newest value. Presence: 1 with any value, 0 without, which is a leak more often than a sign.
 * A number of events is added up by day for the sum; else a day counts with its mean, or for the newest with its last value.
 * Use (usage, events and their numbers) counts up to the last full day; latest, days since and presence look at the running day too.
 * Tickets: an account without one opened none, so it counts 0, from the day on which the book has any.
 */
import type { Measure, MeasureUnit } from "../measures/measure.ts";
import { type MeasureList, measureList } from "../measures/measure-list.ts";
import type { OwnMeasure, OwnRead, OwnSource, OwnSpec } from "../schema/own-measure.ts";
import { runningReads } from "./running-day.ts";
import { countText } from "./text.ts";

/** What the values of a source are. */
export type ValueKind = "number" | "category" | "day";

const byTime: readonly OwnRead[] = ["latest", "sum", "mean", "change", "trend", "days-since", "presence"];
const readsOfKind: Record<OwnSource["kind"], readonly OwnRead[]> = {
  metric: byTime,
  survey: ["latest", "mean", "change", "trend", "days-since", "presence"],
  usage: ["sum", "change", "trend", "days-since", "presence"],
  event: ["sum", "change", "trend", "days-since", "presence"],
  property: byTime,
  tickets: ["sum", "change", "trend", "days-since"],
  field: ["latest"],
  column: ["latest"],
};

/** The ways in which a source can be read. */
export function readsOf(kind: OwnSource["kind"], values: ValueKind): readonly OwnRead[] {
  if (values === "day") return ["days-since"];
  if (values === "category") return readsOfKind[kind].filter((read) => ["latest", "presence"].includes(read));
  return readsOfKind[kind];
}

/** Whether the source says how things stood on a past day; a field of the account holds its present value only. */
export function hasHistory({ kind }: OwnSource): boolean {
  return kind !== "field" && kind !== "column";
}

const units: Record<OwnRead, MeasureUnit> = {
  latest: "level",
  sum: "count",
  mean: "level",
  change: "change",
  trend: "change",
  "days-since": "days",
  presence: "level",
};

const number = (value: number) => Number(value.toPrecision(4)).toLocaleString("en-GB", { maximumFractionDigits: 3 });
const percent = (value: number) => `${value < 0 ? "−" : "+"}${number(Math.abs(value) * 100)} %`;

/** A value in words: "Month-to-month", "1,204 in 28 days", "−46 % on the 28 days before". */
export function valueWords({ read, windowDays, categories }: OwnSpec, value: number): string {
  if (categories) return categories[value] ?? "another value";
  if (read === "sum") return `${number(value)} in ${windowDays} days`;
  if (read === "mean") return `${number(value)} on average in ${windowDays} days`;
  if (read === "change") return `${percent(value)} on the ${windowDays} days before`;
  if (read === "trend") return `${percent(value)} a month over ${windowDays} days`;
  if (read === "days-since") return value === 0 ? "today" : `${countText(Math.round(value), "day")} ago`;
  if (read === "presence") return value > 0 ? "yes" : "no";
  return number(value);
}

const readWords: Record<OwnRead, (windowDays: number) => string> = {
  latest: () => "its newest value",
  sum: (days) => `added up over ${days} days`,
  mean: (days) => `its mean over ${days} days`,
  change: (days) => `its change from the ${days} days before to the last ${days}`,
  trend: (days) => `its trend over ${days} days, as a share a month`,
  "days-since": () => "days since its newest value",
  presence: () => "whether there is any value",
};

const isUse = ({ kind }: OwnSource) => kind === "usage" || kind === "event" || kind === "property";

/** What it reads in words: "Contract: its newest value." */
export function definitionWords(sourceName: string, { source, read, windowDays }: OwnSpec): string {
  const running = runningReads.has(read) ? ", today included" : ", up to the last full day";
  const words = `${sourceName}: ${readWords[read](windowDays)}${isUse(source) ? running : ""}.`;
  return hasHistory(source) ? words : `${words} Only the present value is known: past days are judged by it too.`;
}

/** The measure that a stored definition stands for; it reads what the database found for its key. */
export function ownMeasure({ key, label, dimension, spec, curve, sourceName }: OwnMeasure): Measure {
  const words = (value: number | undefined) => (value === undefined ? "no data" : valueWords(spec, value));
  return {
    key,
    label,
    dimension,
    unit: units[spec.read],
    definition: definitionWords(sourceName, spec),
    why: "Your team’s own measure.",
    source: "own",
    use: isUse(spec.source) ? { fullDays: null, runningDay: runningReads.has(spec.read) } : undefined,
    staleAfterDays: spec.staleAfterDays,
    weight: 0,
    curve,
    categories: spec.categories,
    read: ({ own }) => own[key] ?? null,
    evidence: ({ own }) => words(own[key]?.value),
    clause: ({ own }) => `${label} ${words(own[key]?.value)}`,
  };
}

/** The built-in measures and these, by stored position. */
export function measuresWith(own: readonly OwnMeasure[]): MeasureList {
  return measureList(own.map((one) => ({ position: one.position, measure: ownMeasure(one) })));
}
