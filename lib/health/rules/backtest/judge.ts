/**
 * A back-test's figures: for each subject the AUC, lift, recall and precision of its scores against who left in the window,
 * over all dates together, by date and by segment. The rows of all dates are taken as they are: an account that is a
 * customer on several dates counts on each. Fewer than 30 leavings: no verdict.
 */
import type { BacktestDate, BacktestResult, BacktestSubject, SubjectResult } from "../../schema/backtest.ts";
import type { Band } from "../../schema.ts";
import { LEAST_TO_JUDGE } from "../least-leavings.ts";
import { aucDifference } from "../prediction/auc-difference.ts";
import { calibration } from "../prediction/calibration.ts";
import { figuresOf } from "./figures.ts";
import { watchLeaks } from "./leaks.ts";
import type { Past } from "./past.ts";
import { measuresOf, type Scored, scoreDay } from "./scorer.ts";

const MOST_MISSED = 50;
const MOST_SEGMENTS = 30;

type Rows = Pick<Past, "asOf" | "ids" | "segments" | "churned" | "leftOn">;
type DayRows = { rows: Rows; scored: Scored[] };

/** A back-test that dates are added to, one at a time; only scores are kept of each. */
export function judgeBacktest(subjects: readonly BacktestSubject[]) {
  const days: DayRows[] = [];
  const dates: BacktestDate[] = [];
  const leaks = watchLeaks();
  const watched = new Set(subjects.flatMap(measuresOf));
  return {
    add(past: Past) {
      const { asOf, ids, segments, churned, leftOn, leftInLead, notYet, cut } = past;
      days.push({ rows: { asOf, ids, segments, churned, leftOn }, scored: subjects.map((one) => scoreDay(one, past)) });
      dates.push({ asOf, accounts: ids.length, churned: sum(churned), leftInLead, notYet, cut });
      leaks.add(past, watched);
    },
    result(): BacktestResult {
      const churned = joinedBytes(days.map(({ rows }) => rows.churned));
      const scores = subjects.map((_, i) => joinedScores(days, i));
      const [first, second] = scores;
      const leavings = countLeavings(days);
      return {
        dates,
        rows: churned.length,
        churned: sum(churned),
        leavings,
        verdict: leavings === 0 ? "no-churn" : leavings < LEAST_TO_JUDGE ? "too-few" : "judged",
        subjects: subjects.map((subject, i) => ({
          ...judgeSubject(days, i, scores[i] ?? new Float64Array(), churned),
          flags: leaks.flags(measuresOf(subject)),
        })),
        difference: first && second && scores.length === 2 ? aucDifference(first, second, churned) : null,
      };
    },
  };
}

function judgeSubject(
  days: readonly DayRows[],
  i: number,
  scores: Float64Array,
  churned: Uint8Array,
): Omit<SubjectResult, "flags"> {
  const bands = days[0]?.scored[i]?.bands ? days.flatMap(({ scored }) => scored[i]?.bands ?? []) : null;
  return {
    overall: figuresOf({ scores, bands, churned }),
    byDate: days.map(({ rows, scored }) => ({
      asOf: rows.asOf,
      ...figuresOf({
        scores: scored[i]?.scores ?? new Float64Array(),
        bands: scored[i]?.bands ?? null,
        churned: rows.churned,
      }),
    })),
    bySegment: bySegment(days, scores, bands, churned),
    calibration: calibration(scores, churned),
    ...missedOf(days, i),
  };
}

function bySegment(days: readonly DayRows[], scores: Float64Array, bands: Band[] | null, churned: Uint8Array) {
  const rowsOf = new Map<string | null, number[]>();
  let row = 0;
  for (const { rows } of days)
    for (const segment of rows.segments) {
      const found = rowsOf.get(segment);
      if (found) found.push(row);
      else rowsOf.set(segment, [row]);
      row++;
    }
  return [...rowsOf]
    .sort((a, b) => b[1].length - a[1].length)
    .slice(0, MOST_SEGMENTS)
    .map(([segment, found]) => ({
      segment,
      ...figuresOf({
        scores: Float64Array.from(found, (row) => scores[row] ?? Number.NaN),
        bands: bands && found.map((row) => bands[row] ?? "unknown"),
        churned: Uint8Array.from(found, (row) => churned[row] ?? 0),
      }),
    }));
}

/** One line for each account that was healthy on a date in whose window it left: its last such date, the highest scores first. */
function missedOf(days: readonly DayRows[], i: number): Pick<SubjectResult, "missed" | "missedAccounts"> {
  const missed = new Map<number, SubjectResult["missed"][number]>();
  for (const { rows, scored } of days) {
    const { scores, bands } = scored[i] ?? { scores: new Float64Array(), bands: null };
    if (!bands) continue;
    rows.ids.forEach((accountId, row) => {
      const [leftOn, score] = [rows.leftOn[row], scores[row] ?? Number.NaN];
      if (!rows.churned[row] || bands[row] !== "healthy" || !leftOn || Number.isNaN(score)) return;
      missed.set(accountId, { accountId, name: null, asOf: rows.asOf, score, band: "healthy", leftOn });
    });
  }
  const sorted = [...missed.values()].sort((a, b) => b.score - a.score || a.accountId - b.accountId);
  return { missed: sorted.slice(0, MOST_MISSED), missedAccounts: missed.size };
}

/** How often anyone left: an account that left once counts once, on however many dates it was looked at. */
function countLeavings(days: readonly DayRows[]): number {
  const left = new Set<string>();
  for (const { rows } of days)
    rows.ids.forEach((id, row) => {
      if (rows.churned[row]) left.add(`${id} ${rows.leftOn[row]}`);
    });
  return left.size;
}

const sum = (flags: Uint8Array) => flags.reduce((total, flag) => total + flag, 0);

function joinedBytes(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function joinedScores(days: readonly DayRows[], i: number): Float64Array {
  const parts = days.map(({ scored }) => scored[i]?.scores ?? new Float64Array());
  const all = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
