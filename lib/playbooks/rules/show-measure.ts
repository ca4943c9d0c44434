import type { MeasureUnit } from "#lib/health/measures/measure.ts";
import { dayCount, shareText } from "./judge-trigger.ts";

/** A measure's value in words: "42 %", "12 days", "3". */
export function showMeasure(value: number, unit: MeasureUnit): string {
  if (unit === "share" || unit === "change") return shareText(value).replace("-", "−");
  if (unit === "days") return dayCount(Math.round(value));
  if (unit === "hours") return `${Math.round(value * 10) / 10} hours`;
  return String(Math.round(value * 100) / 100);
}
