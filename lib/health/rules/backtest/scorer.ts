/**
 * What is tested: a model, whose score and band are those that people would have seen, or a single measure, whose score is
 * its place on its own curve, 0–100. A row that it cannot judge (unknown value, too little known for a band) has no score:
 * that a row exists at all is never evidence.
 */
import { positionOf } from "../../measures/registry.ts";
import type { BacktestSubject } from "../../schema/backtest.ts";
import type { Band } from "../../schema.ts";
import { compileModel, segmentFor } from "../compile.ts";
import { isKnown, normalise, scoreAccount } from "../score.ts";
import type { Past } from "./past.ts";

/** Scores of a day's accounts, NaN without a verdict; bands where there are any. */
export type Scored = { scores: Float64Array; bands: Band[] | null };

export function scoreDay(subject: BacktestSubject, past: Past): Scored {
  return subject.kind === "model" ? byModel(subject, past) : byMeasure(subject.key, past);
}

function byModel({ config }: Extract<BacktestSubject, { kind: "model" }>, past: Past): Scored {
  const { measures, ids, values, segments, inUse } = past;
  const model = compileModel(config, measures);
  const scores = new Float64Array(ids.length).fill(Number.NaN);
  const bands = segments.map((segment, row): Band => {
    const own = values.subarray(row * measures.length, (row + 1) * measures.length);
    const { score, band } = scoreAccount(own, segmentFor(model, segment), inUse);
    if (band !== "unknown" && score !== null) scores[row] = score;
    return band;
  });
  return { scores, bands };
}

function byMeasure(key: string, past: Past): Scored {
  const curve = past.measures[positionOf(key, past.measures)]?.curve;
  const scores = columnOf(key, past).map((value) => (isKnown(value) && curve ? normalise(value, curve) : Number.NaN));
  return { scores, bands: null };
}

/** The values of one measure, account by account. */
export function columnOf(key: string, past: Past): Float64Array {
  const at = positionOf(key, past.measures);
  const { length } = past.measures;
  return Float64Array.from(past.ids, (_, row) =>
    at < 0 ? Number.NaN : (past.values[row * length + at] ?? Number.NaN),
  );
}

/** The measures that a subject's verdict rests on. */
export function measuresOf(subject: BacktestSubject): string[] {
  if (subject.kind === "measure") return [subject.key];
  const weighted = subject.config.segments.flatMap(({ measures }) => measures.filter(({ weight }) => weight > 0));
  return [...new Set(weighted.map(({ key }) => key))];
}
