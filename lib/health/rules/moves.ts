/**
 * A move: an account whose band is another one than on an earlier day. The change of its score is split into data,
 * configuration and missing data in whole points that add up to it. Its cause is the largest of the three in the
 * direction of the move, its leading measure the largest part of that cause. Where one of the bands is unknown, what
 * became known or unknown is the cause, for that alone decides it; where the later score would have kept the old band
 * under the old limits, new limits are. Source: stored scores. Units: score points; accounts.
 */
import type { CauseKind, MeasureLine, Move, PairLine, Reason, SplitSum } from "../schema/moves.ts";
import type { Band } from "../schema.ts";
import { type Explanation, explainChange, type Snapshot } from "./explain.ts";
import { roundToTotal } from "./round.ts";
import { bandOf, isKnown } from "./score.ts";

/** A stored score with the model and values that it was made of. */
export type Scored = Snapshot & { modelId: number; score: number | null; band: Band; coverage: number };

type Parts = Record<CauseKind, number>;
type Cause = { reason: Reason; position: number | null };

const rank: Record<Band, number> = { "at-risk": 0, watch: 1, healthy: 2, unknown: -1 };
const kindOf: Record<Reason, CauseKind> = {
  data: "data",
  lost: "missing",
  gained: "missing",
  "in-use": "missing",
  version: "configuration",
  bands: "configuration",
  segment: "configuration",
};

/** The kind or measure with the most in one direction; undefined when nothing went there. */
function most<Item>(items: readonly Item[], sizeOf: (item: Item) => number): Item | undefined {
  let found: Item | undefined;
  for (const item of items) if (sizeOf(item) > (found === undefined ? 1e-9 : sizeOf(found))) found = item;
  return found;
}

/** What made too little known, or enough: the heaviest measure that became unknown or known. */
function coverageCause(before: Scored, after: Scored): Cause {
  const lost = after.band === "unknown";
  const { weights } = after.segment;
  const changed = weights.flatMap((_, at) => {
    const [was, is] = [isKnown(before.values[at]), isKnown(after.values[at])];
    return was !== is && was === lost ? [at] : [];
  });
  const position = most(changed, (at) => weights[at] ?? 0);
  if (position !== undefined) return { reason: lost ? "lost" : "gained", position };
  return { reason: before.modelId === after.modelId ? "in-use" : "version", position: null };
}

function causeOf(before: Scored, after: Scored, explained: Explanation, parts: Parts | null): Cause {
  const newVersion = before.modelId !== after.modelId;
  if (newVersion && bandOf(after.score, after.coverage, before.segment) === before.band)
    return { reason: "bands", position: null };
  if (before.band === "unknown" || after.band === "unknown") return coverageCause(before, after);
  const direction = Math.sign(rank[after.band] - rank[before.band]);
  const kind = parts && most(Object.keys(parts) as CauseKind[], (one) => parts[one] * direction);
  if (!parts || !kind) return { reason: newVersion ? "bands" : "segment", position: null };
  const position = most(explained.measures, (measure) => measure[kind] * direction)?.position ?? null;
  if (kind === "data") return { reason: "data", position };
  if (kind === "configuration") return { reason: newVersion ? "version" : "segment", position };
  return { reason: position !== null && isKnown(after.values[position]) ? "gained" : "lost", position };
}

/** Whole parts whose sum is the change of the two shown scores. */
function wholeParts({ data, configuration, missing }: Parts, change: number): Parts {
  const whole = roundToTotal([data, configuration, missing], change);
  return { data: whole[0] ?? 0, configuration: whole[1] ?? 0, missing: whole[2] ?? 0 };
}

/** Judges one account that changed band between two stored scores. */
export function judgeMove(id: number, before: Scored, after: Scored): Move {
  const explained = explainChange(before, after);
  const split = before.score !== null && after.score !== null && explained.change !== null;
  const [was, is] = [Math.round(before.score ?? 0), Math.round(after.score ?? 0)];
  const { data, missing } = explained;
  // what the stored scores differ by beside it comes from a change of the account's segment
  const configuration = (after.score ?? 0) - (before.score ?? 0) - data - missing;
  const parts = split ? { data, configuration, missing } : null;
  const { reason, position } = causeOf(before, after, explained, parts);
  return {
    id,
    was: before.band,
    is: after.band,
    before: before.score === null ? null : was,
    after: after.score === null ? null : is,
    change: split ? is - was : null,
    ...(parts ? wholeParts(parts, is - was) : { data: 0, configuration: 0, missing: 0 }),
    kind: kindOf[reason],
    reason,
    measure: position === null ? null : (after.segment.measures[position]?.key ?? null),
  };
}

const bandOrder: readonly Band[] = ["at-risk", "watch", "healthy", "unknown"];

function sumOf(moves: readonly Move[]): SplitSum {
  const sum: SplitSum = { accounts: 0, scored: 0, change: 0, data: 0, configuration: 0, missing: 0 };
  for (const move of moves) {
    sum.accounts += 1;
    sum.scored += move.change === null ? 0 : 1;
    sum.change += move.change ?? 0;
    sum.data += move.data;
    sum.configuration += move.configuration;
    sum.missing += move.missing;
  }
  return sum;
}

function pairsOf(moves: readonly Move[]): PairLine[] {
  const pairs = bandOrder.flatMap((is) => bandOrder.map((was) => ({ was, is })));
  const grouped = Map.groupBy(moves, ({ was, is }) => `${was} ${is}`);
  return pairs.flatMap(({ was, is }) => {
    const found = grouped.get(`${was} ${is}`);
    return found ? [{ was, is, ...sumOf(found) }] : [];
  });
}

function measuresOf(moves: readonly Move[], labelOf: (key: string) => string): MeasureLine[] {
  const lines = [...Map.groupBy(moves, ({ measure }) => measure)].map(([measure, found]) => {
    const count = (kind: CauseKind) => found.filter((move) => move.kind === kind).length;
    return {
      measure,
      label: measure === null ? "No single measure" : labelOf(measure),
      accounts: found.length,
      data: count("data"),
      configuration: count("configuration"),
      missing: count("missing"),
    };
  });
  return lines.sort(
    (a, b) =>
      Number(a.measure === null) - Number(b.measure === null) ||
      b.accounts - a.accounts ||
      a.label.localeCompare(b.label, "en"),
  );
}

/** Adds moves up: in all, by pair of bands, and by leading measure. The order of the moves does not matter. */
export function sumMoves(moves: readonly Move[], labelOf: (key: string) => string) {
  return { total: sumOf(moves), pairs: pairsOf(moves), measures: measuresOf(moves, labelOf) };
}

/** The moves that a list is narrowed to. */
export function filterMoves<One extends Move>(
  moves: readonly One[],
  { was, is, kind, reason, measure }: { was?: Band; is?: Band; kind?: CauseKind; reason?: Reason; measure?: string },
): One[] {
  return moves.filter(
    (move) =>
      (was === undefined || move.was === was) &&
      (is === undefined || move.is === is) &&
      (kind === undefined || move.kind === kind) &&
      (reason === undefined || move.reason === reason) &&
      (measure === undefined || (move.measure ?? "none") === measure),
  );
}
