/**
 * Solves A·x = b for a symmetric A that should be positive definite, by Cholesky's factors. `a` is row-major, only its lower
 * triangle is read. Where A is singular (two columns say the same), a little is added to its diagonal, ten times more
 * until it works: the solution then is one of many.
 */
export function solvePositive(a: Float64Array, b: Float64Array): Float64Array {
  const size = b.length;
  let largest = 0;
  for (let i = 0; i < size; i++) largest = Math.max(largest, a[i * size + i] ?? 0);
  for (let extra = 0; Number.isFinite(extra); extra = extra === 0 ? 1e-12 * (largest || 1) : extra * 10) {
    const factor = factorise(a, size, extra, 1e-13 * largest);
    if (factor) return substitute(factor, b);
  }
  throw new Error("Equations cannot be solved with values that are not numbers.");
}

function factorise(a: Float64Array, size: number, extra: number, smallest: number): Float64Array | null {
  const l = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = (a[i * size + j] ?? 0) + (i === j ? extra : 0);
      for (let k = 0; k < j; k++) sum -= (l[i * size + k] ?? 0) * (l[j * size + k] ?? 0);
      if (i === j && !(sum > smallest)) return null;
      l[i * size + j] = i === j ? Math.sqrt(sum) : sum / (l[j * size + j] ?? 1);
    }
  }
  return l;
}

function substitute(l: Float64Array, b: Float64Array): Float64Array {
  const size = b.length;
  const x = b.slice();
  for (let i = 0; i < size; i++) {
    let sum = x[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= (l[i * size + k] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (l[i * size + i] ?? 1);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i] ?? 0;
    for (let k = i + 1; k < size; k++) sum -= (l[k * size + i] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (l[i * size + i] ?? 1);
  }
  return x;
}
