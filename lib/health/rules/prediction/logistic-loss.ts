/**
 * Loss of a logistic model on rows: −Σ ln of the chance that it gave to what happened, plus λ/2 · Σ coefficient²; with its
 * slope and curvature. The intercept is the last of `beta` and carries no penalty. Unit: natural log-likelihood.
 */
export type LogisticRows = {
  /** Row-major, `columns` numbers a row. */
  x: Float64Array;
  columns: number;
  /** 1 where it happened. */
  y: Uint8Array;
};

/** The chance in log-odds of row `row`. */
export function logOdds({ x, columns }: Pick<LogisticRows, "x" | "columns">, beta: Float64Array, row: number): number {
  let sum = beta[columns] ?? 0;
  const from = row * columns;
  for (let j = 0; j < columns; j++) sum += (x[from + j] ?? 0) * (beta[j] ?? 0);
  return sum;
}

/** ln(1 + e^z) without overflow. */
const softplus = (z: number) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

export function logisticLoss(rows: LogisticRows, beta: Float64Array, lambda: number): number {
  let loss = 0;
  for (let row = 0; row < rows.y.length; row++) {
    const z = logOdds(rows, beta, row);
    loss += softplus(z) - (rows.y[row] ? z : 0);
  }
  let squares = 0;
  for (let j = 0; j < rows.columns; j++) squares += (beta[j] ?? 0) ** 2;
  return loss + (lambda / 2) * squares;
}

export type Slope = { gradient: Float64Array /** Row-major; the lower triangle is filled. */; curvature: Float64Array };

export function logisticSlope(rows: LogisticRows, beta: Float64Array, lambda: number): Slope {
  const { x, columns, y } = rows;
  const size = columns + 1;
  const gradient = new Float64Array(size);
  const curvature = new Float64Array(size * size);
  for (let row = 0; row < y.length; row++) {
    const chance = 1 / (1 + Math.exp(-logOdds(rows, beta, row)));
    const miss = chance - (y[row] ?? 0);
    const weight = chance * (1 - chance);
    const from = row * columns;
    for (let j = 0; j < columns; j++) {
      const value = x[from + j] ?? 0;
      if (value === 0) continue;
      gradient[j] = (gradient[j] ?? 0) + miss * value;
      const weighted = weight * value;
      const line = j * size;
      for (let k = 0; k <= j; k++) curvature[line + k] = (curvature[line + k] ?? 0) + weighted * (x[from + k] ?? 0);
      curvature[columns * size + j] = (curvature[columns * size + j] ?? 0) + weighted;
    }
    gradient[columns] = (gradient[columns] ?? 0) + miss;
    curvature[columns * size + columns] = (curvature[columns * size + columns] ?? 0) + weight;
  }
  for (let j = 0; j < columns; j++) {
    gradient[j] = (gradient[j] ?? 0) + lambda * (beta[j] ?? 0);
    curvature[j * size + j] = (curvature[j * size + j] ?? 0) + lambda;
  }
  return { gradient, curvature };
}
