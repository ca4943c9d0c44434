/**
 * Bands for fitted weights: other weights give other scores, and the borders of the bands with them. They are put where as
 * large a share of the accounts is at risk, and below healthy, as under the hand-made model, so that recall and precision
 * compare the same number of alarms. Unit: points 0–100. Source: both scores of the accounts that taught. A model that
 * had next to nobody at risk, or more than half, gives nothing to match: its bands stay.
 */
import type { Bands } from "../../schema.ts";

const LEAST_AT_RISK = 0.01;
const MOST_AT_RISK = 0.5;

/** Scores of accounts that have a band, under either model. */
export function matchBands(yours: ArrayLike<number>, fitted: ArrayLike<number>, bands: Bands): Bands {
  if (yours.length === 0 || fitted.length === 0) return bands;
  const [before, after] = [sharesBelow(yours), sharesBelow(fitted)];
  const atRisk = at(before, bands.watch);
  if (atRisk < LEAST_AT_RISK || atRisk > MOST_AT_RISK) return bands;
  const nearest = (target: number, least: number, most: number) => {
    let best = least;
    for (let border = least; border <= most; border++) {
      if (Math.abs(at(after, border) - target) < Math.abs(at(after, best) - target)) best = border;
    }
    return best;
  };
  const watch = nearest(atRisk, 0, 99);
  return { watch, healthy: nearest(at(before, bands.healthy), watch + 1, 100) };
}

const at = (shares: Float64Array, border: number) => shares[border] ?? 1;

/** For each whole border 0–100 the share of scores that are shown below it. */
function sharesBelow(scores: ArrayLike<number>): Float64Array {
  const counts = new Float64Array(102);
  for (let i = 0; i < scores.length; i++) {
    const above = Math.min(100, Math.max(0, Math.round(scores[i] ?? 0))) + 1;
    counts[above] = (counts[above] ?? 0) + 1;
  }
  let sum = 0;
  return counts.map((count) => {
    sum += count;
    return sum / scores.length;
  });
}
