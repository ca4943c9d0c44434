/**
 * Logistic regression: the weights of columns whose sum, as log-odds, best foretells what happened. Unit: log-odds for each
 * unit of a column. The penalty λ/2 · Σ coefficient² keeps weights small where the data say little (λ is scikit-learn's 1/C);
 * coefficients may be held at 0 or above; the intercept is free of both.
 *
 * Projected Newton (Bertsekas, SIAM J. Control 20, 1982): coefficients that stand at 0 and would go below are held there,
 * the others take Newton's step, halved along the bound until the loss falls. Deterministic: it starts from 0 or `start`.
 */
import { type LogisticRows, logisticLoss, logisticSlope, type Slope } from "./logistic-loss.ts";
import { solvePositive } from "./solve-positive.ts";

const MOST_STEPS = 100;
const MOST_HALVINGS = 40;
/** Largest slope left, for each row, at which a fit counts as found. */
const TOLERANCE = 1e-9;
const AT_BOUND = 1e-9;

export type LogisticOptions = {
  lambda: number;
  /** By column: true where the coefficient must not be below 0. Default: none. */
  nonNegative?: readonly boolean[];
  /** A fit of the same columns to begin from, such as that of the next larger λ. */
  start?: LogisticFit;
};

export type LogisticFit = {
  intercept: number;
  coefficients: Float64Array;
  /** False: it stopped before the slope was flat, as when a column separates the classes and λ is 0. */
  converged: boolean;
  steps: number;
  loss: number;
};

/** Fits rows of numbers (no NaN); 100,000 rows of 60 columns take seconds. */
export function logistic(rows: LogisticRows, options: LogisticOptions): LogisticFit {
  const { columns } = rows;
  const { lambda, nonNegative = [], start } = options;
  let beta = new Float64Array(columns + 1);
  if (start) beta.set([...start.coefficients, start.intercept]);
  let loss = logisticLoss(rows, beta, lambda);
  let [converged, steps] = [false, 0];
  for (; steps < MOST_STEPS; steps++) {
    const slope = logisticSlope(rows, beta, lambda);
    if (flat(slope.gradient, beta, nonNegative, rows.y.length)) {
      converged = true;
      break;
    }
    const next = search(rows, beta, loss, slope, options);
    if (!next) break;
    [beta, loss] = [next.beta, next.loss];
  }
  return { intercept: beta[columns] ?? 0, coefficients: beta.slice(0, columns), converged, steps, loss };
}

/** Held: at its bound, with a slope that would push it below. */
const isHeld = (beta: Float64Array, gradient: Float64Array, nonNegative: readonly boolean[], j: number) =>
  nonNegative[j] === true && (beta[j] ?? 0) <= AT_BOUND && (gradient[j] ?? 0) > 0;

function flat(gradient: Float64Array, beta: Float64Array, nonNegative: readonly boolean[], n: number): boolean {
  return gradient.every((slope, j) => isHeld(beta, gradient, nonNegative, j) || Math.abs(slope) <= TOLERANCE * n);
}

function direction(beta: Float64Array, { gradient, curvature }: Slope, nonNegative: readonly boolean[]): Float64Array {
  const size = beta.length;
  const free = [...beta.keys()].filter((j) => !isHeld(beta, gradient, nonNegative, j));
  const a = new Float64Array(free.length * free.length);
  for (const [i, row] of free.entries()) {
    for (let k = 0; k <= i; k++) a[i * free.length + k] = curvature[row * size + (free[k] ?? 0)] ?? 0;
  }
  const solved = solvePositive(
    a,
    Float64Array.from(free, (j) => -(gradient[j] ?? 0)),
  );
  // what is held goes to its bound exactly
  const step = Float64Array.from(beta, (value) => -value);
  for (const [i, j] of free.entries()) step[j] = solved[i] ?? 0;
  return step;
}

function search(
  rows: LogisticRows,
  beta: Float64Array<ArrayBuffer>,
  loss: number,
  slope: Slope,
  { lambda, nonNegative = [] }: LogisticOptions,
): { beta: Float64Array<ArrayBuffer>; loss: number } | null {
  const step = direction(beta, slope, nonNegative);
  for (let halving = 0, length = 1; halving < MOST_HALVINGS; halving++, length /= 2) {
    const next = beta.map((value, j) => {
      const moved = value + length * (step[j] ?? 0);
      return nonNegative[j] ? Math.max(0, moved) : moved;
    });
    const reached = logisticLoss(rows, next, lambda);
    const expected = next.reduce((sum, value, j) => sum + (slope.gradient[j] ?? 0) * (value - (beta[j] ?? 0)), 0);
    // near the end a step is worth less than what adding up rounds away
    if (reached <= loss + 1e-4 * expected + 1e-13 * Math.abs(loss)) return { beta: next, loss: reached };
  }
  return null;
}
