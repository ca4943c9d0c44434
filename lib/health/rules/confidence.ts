/**
 * Confidence in a score: high when most of the weight in use is known and the evidence is recent, low when less than
 * half is known or the evidence is about to expire. Freshness is the recency of the known measures, by weight: 100 %
 * when all evidence is of today, 0 % when all of it is at its measure's limit.
 */
import type { Confidence } from "../schema.ts";
import type { CompiledSegment } from "./compile.ts";

const HIGH = { coverage: 0.75, freshness: 0.6 };
const MEDIUM = { coverage: 0.5, freshness: 0.3 };

/** Weighted recency of the known measures, 0–1; 0 when nothing is known. */
export function freshnessOf(recency: ArrayLike<number | null>, segment: CompiledSegment): number {
  let sum = 0;
  let weights = 0;
  for (let i = 0; i < segment.weights.length; i++) {
    const weight = segment.weights[i] ?? 0;
    const value = recency[i];
    if (weight === 0 || value === null || value === undefined) continue;
    sum += weight * value;
    weights += weight;
  }
  return weights > 0 ? sum / weights : 0;
}

export function confidenceOf(coverage: number, freshness: number): Confidence {
  if (coverage >= HIGH.coverage && freshness >= HIGH.freshness) return "high";
  if (coverage >= MEDIUM.coverage && freshness >= MEDIUM.freshness) return "medium";
  return "low";
}
