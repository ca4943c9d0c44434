import { type Day, daysBetween } from "./day.ts";

/** Twelve weeks, Monday to Sunday, oldest first; the last score of each, rounded; a week without a score is a gap. */
export type Spark = (number | null)[];

const WEEKS = 12;
const A_MONDAY = "1970-01-05";
const weekOf = (day: Day) => Math.floor(daysBetween(A_MONDAY, day) / 7);

/** The spark that ends in the week of `asOf`, from scores in any order. */
export function sparkOf(scores: { day: Day; score: number | null }[], asOf: Day): Spark {
  const spark: Spark = Array.from({ length: WEEKS }, () => null);
  for (const { day, score } of [...scores].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    const place = WEEKS - 1 - (weekOf(asOf) - weekOf(day));
    if (place >= 0 && day <= asOf && score !== null) spark[place] = Math.round(score);
  }
  return spark;
}

/** The spark a day later or more: weeks that went by without a score are gaps; the week of `day` ends with `score`. */
export function nextSpark(before: { spark: Spark; day: Day } | null, day: Day, score: number | null): Spark {
  const passed = before ? Math.max(0, weekOf(day) - weekOf(before.day)) : WEEKS;
  const kept = before ? before.spark.slice(-WEEKS) : [];
  const gaps: Spark = Array.from({ length: passed }, () => null);
  const spark: Spark = [...Array.from({ length: WEEKS }, () => null), ...kept, ...gaps].slice(-WEEKS);
  if (score !== null) spark[WEEKS - 1] = Math.round(score);
  return spark;
}
