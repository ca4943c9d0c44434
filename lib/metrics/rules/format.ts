// How figures read: percent with one decimal and a thin gap, a true minus sign, "n/a" where there is nothing to divide by.

import type { Figure, Unit } from "../schema.ts";

// neither is ever a line's end
const narrowSpace = "\u202f";
const space = "\u00a0";

function signed(text: string): string {
  return text.replace("-", "−");
}

function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace("-", "") : signed(text);
}

/** Number and unit apart, so that a tile can set the unit smaller. */
export function splitValue(value: number, unit: Unit): { number: string; unit: string } {
  if (unit === "ratio" || unit === "growth") return { number: fixed(value * 100, 1), unit: "%" };
  if (unit === "days") return { number: fixed(value, 0), unit: value === 1 ? "day" : "days" };
  if (unit === "score") return { number: fixed(value, 0), unit: "" };
  return { number: fixed(value, 1), unit: "" };
}

export function formatValue(value: number | null, unit: Unit): string {
  if (value === null) return "n/a";
  const split = splitValue(value, unit);
  return split.unit === "" ? split.number : `${split.number}${split.unit === "%" ? narrowSpace : space}${split.unit}`;
}

const missingWords: Record<NonNullable<Figure["missing"]>, string> = {
  "no-rows": "n/a",
  "not-reached": "not reached",
  "no-baseline": "no baseline yet",
  "no-prior": "n/a",
  "not-published": "not published",
  filtered: "not for this filter",
};

export function formatFigure(figure: Pick<Figure, "value" | "missing">, unit: Unit): string {
  if (figure.value !== null) return formatValue(figure.value, unit);
  return missingWords[figure.missing ?? "no-rows"];
}

/** "+1.2 points", "−3 days", "no change"; null when either side is missing. */
export function formatDelta(current: number | null, previous: number | null, unit: Unit): string | null {
  if (current === null || previous === null) return null;
  const scale = unit === "ratio" || unit === "growth" ? 100 : 1;
  const digits = unit === "days" || unit === "score" ? 0 : 1;
  const text = fixed((current - previous) * scale, digits);
  if (Number(text.replace("−", "-")) === 0) return "no change";
  const sign = text.startsWith("−") ? "" : "+";
  const word = unit === "days" ? `${space}days` : unit === "per-year" ? "" : `${space}points`;
  return `${sign}${text}${word}`;
}

export function formatTarget(target: number, unit: Unit): string {
  return `target > ${splitValue(target, unit).number.replace(".0", "")}${unit === "ratio" || unit === "growth" ? `${narrowSpace}%` : ""}`;
}
