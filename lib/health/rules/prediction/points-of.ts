/**
 * Points of measures: each value on its curve, as a share 0–1 of the points that it could give; NaN stays unknown. With
 * the means of the rows that teach, unknown becomes the mean: an account is neither helped nor hurt by what is not known of
 * it, and nothing of the rows that test is used.
 */
import type { Curve } from "../../schema.ts";
import { normalise } from "../score.ts";

/** Row-major values to row-major points ÷ 100, column by column on its curve. A column without a curve is unknown. */
export function pointsOf(values: Float64Array, columns: number, curves: readonly (Curve | undefined)[]): Float64Array {
  return values.map((value, i) => {
    const curve = curves[i % columns];
    return curve && !Number.isNaN(value) ? normalise(value, curve) / 100 : Number.NaN;
  });
}

/** The mean of the known points of each column over these rows; ½ where none is known. */
export function meanPoints(points: Float64Array, columns: number, rows: Uint32Array): Float64Array {
  const sums = new Float64Array(columns);
  const counts = new Float64Array(columns);
  for (const row of rows) {
    for (let j = 0; j < columns; j++) {
      const point = points[row * columns + j] ?? Number.NaN;
      if (Number.isNaN(point)) continue;
      sums[j] = (sums[j] ?? 0) + point;
      counts[j] = (counts[j] ?? 0) + 1;
    }
  }
  return sums.map((sum, j) => ((counts[j] ?? 0) > 0 ? sum / (counts[j] ?? 1) : 0.5));
}

/** These rows' points with unknown ones filled in by column. */
export function filledRows(
  points: Float64Array,
  columns: number,
  rows: Uint32Array,
  means: Float64Array,
): Float64Array {
  const filled = new Float64Array(rows.length * columns);
  for (const [i, row] of rows.entries()) {
    for (let j = 0; j < columns; j++) {
      const point = points[row * columns + j] ?? Number.NaN;
      filled[i * columns + j] = Number.isNaN(point) ? (means[j] ?? 0.5) : point;
    }
  }
  return filled;
}
