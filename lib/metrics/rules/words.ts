// The sentences around a figure: what changed, what it was made of, what is missing and who can give it.

import type { Tile } from "../schema/screen.ts";
import type { Part, Period } from "../schema.ts";
import { formatDelta, formatTarget, formatValue, splitValue } from "./format.ts";
import { addDays, isJudged } from "./period.ts";

type Told = Pick<Tile, "key" | "figure" | "unit" | "target" | "previous" | "financial" | "name">;

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export function dayWords(day: string, withYear = true): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${months[(month ?? 1) - 1]}${withYear ? ` ${year}` : ""}`;
}

/** "12 months to 22 Nov 2026": the last day that counts is named, not the first that does not. */
export function periodWords({ start, end }: Pick<Period, "start" | "end">): string {
  return `${dayWords(start)} to ${dayWords(addDays(end, -1))}`;
}

/** The month that a period ending before `end` closes. */
export function monthWord(end: string): string {
  return months[Number(addDays(end, -1).slice(5, 7)) - 1] ?? "";
}

/** A reduction reads as a fall: 0.43 is "−43.0". */
export function shownValue({ key, unit }: Pick<Tile, "key" | "unit">, value: number): { number: string; unit: string } {
  return splitValue(key === "ttfv-reduction" ? -value : value, unit);
}

export function targetWords({ key, target, unit }: Pick<Told, "key" | "target" | "unit">): string {
  if (target === null) return "";
  return `${formatTarget(target, unit)}${key === "ttfv-reduction" ? " shorter" : ""}`;
}

export function changeWords({ key, figure, previous, unit }: Told): string {
  const delta = previous && formatDelta(figure.value, previous.value, unit);
  if (!previous || delta === null) return "no comparable period before";
  const before = isJudged({ ...previous, asOf: previous.end }) ? "the year before" : "the period before";
  if (key === "expansion-growth" && previous.value !== null)
    return `was ${formatValue(previous.value, unit)} ${before}`;
  return delta === "no change" ? `as ${before}` : `${delta} on ${before}`;
}

/** "107 of 111 due", "96 reached · 9 waiting · 2 lost": what opens the rows. */
export function madeWords(tile: Told): string {
  const { key, figure, financial } = tile;
  if (financial) return figure.value === null ? missingWords(tile) : "published ratio only";
  if (figure.n === 0) return "nothing to count";
  const part = (label: string) => figure.parts.find((one) => one.label === label)?.value ?? null;
  const of = `${figure.numerator} of ${figure.denominator}`;
  if (key === "onboarding-completion") return `${of} due`;
  if (key === "retention") return `${of} kept`;
  if (key === "csat") {
    const response = part("response");
    return `${figure.n} answers${response === null ? "" : ` · ${Math.round(response * 100)}\u202f% response`}`;
  }
  if (key === "ttfv-reduction" || key === "ttfv")
    return `${part("reached")} reached · ${part("waiting")} waiting · ${part("lost")} lost`;
  return `${figure.n} counted`;
}

export function medianWords({ key, figure }: Told): string | null {
  if (key !== "ttfv-reduction") return null;
  const [now, before] = figure.parts;
  const text = (part: Part | undefined) => (part?.value == null ? "not reached" : formatValue(part.value, "days"));
  return before?.value == null ? `median ${text(now)}` : `median ${text(now)}, was ${before.value}`;
}

export function missingWords({ name, figure }: Pick<Told, "name" | "figure">): string {
  if (figure.missing === "filtered")
    return `${name} is made of money: it is published for the whole book and for segments, not for this filter. Amounts of single accounts need a money grant; a manager of your team or an admin can give one.`;
  if (figure.missing === "not-published")
    return `${name} is published for twelve months, for slices of at least 20 accounts in which none holds over 30\u202f% of revenue.`;
  if (figure.missing === "no-baseline")
    return "The baseline is set once first values have been measured for two years.";
  if (figure.missing === "not-reached") return "Fewer than half of the customers have reached first value.";
  if (figure.missing === "no-prior")
    return "There is no comparable period before: it has nothing, or records begin inside it.";
  return "There is nothing to count in this period.";
}

export function partWords({ label, value, unit }: Part): string {
  if (value === null) return `${label} n/a`;
  if (unit === "ratio" || unit === "growth") return `${label} ${formatValue(value, unit)}`;
  if (unit === "days") return `${label} ${formatValue(value, "days")}`;
  return `${label} ${Number.isInteger(value) ? value : value.toFixed(1)}`;
}
