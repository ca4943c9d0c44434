import fc from "fast-check";

const ROWS = 400;

/** Park and Miller's generator: the same numbers in R, Python and here, for every step stays below 2⁵³. */
function drawFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

/** 400 invented accounts with ties: four columns, who churned, and two scores. The golden tests hold the same in R. */
export function goldenSample() {
  const draw = drawFrom(42);
  const x = new Float64Array(ROWS * 4);
  const churned = new Uint8Array(ROWS);
  const score = new Float64Array(ROWS);
  const second = new Float64Array(ROWS);
  for (let row = 0; row < ROWS; row++) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from({ length: 6 }, draw);
    const [first, other] = [Math.floor(5 * a) / 4, Math.floor(5 * b) / 4];
    x.set([first, other, c, (first + Math.floor(5 * d) / 4) / 2], row * 4);
    churned[row] = e < 1 / (1 + Math.exp(1.2 + 1.5 * first - 1.8 * other - 0.6 * c)) ? 1 : 0;
    score[row] = Math.floor(8 * first - 8 * other + 10 * f) + 10;
    second[row] = Math.floor(8 * first + 20 * d);
  }
  return { x, columns: 4, churned, score, second };
}

/** A few accounts with scores that are often equal and sometimes unknown, and who churned. */
export const outcomes = fc
  .array(
    fc.record({
      score: fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 0, max: 12 }) },
        { weight: 4, arbitrary: fc.double({ min: 0, max: 100, noNaN: true }) },
        { weight: 1, arbitrary: fc.constant(Number.NaN) },
      ),
      churned: fc.boolean(),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((rows) => columnsOf(rows));

export type Outcomes = { scores: Float64Array; churned: Uint8Array };

function columnsOf(rows: readonly { score: number; churned: boolean }[]): Outcomes {
  return {
    scores: Float64Array.from(rows, ({ score }) => score),
    churned: Uint8Array.from(rows, ({ churned }) => (churned ? 1 : 0)),
  };
}

/** The same rows in another order, which depends on `seed` alone. */
export function shuffled({ scores, churned }: Outcomes, seed: number): Outcomes {
  const draw = drawFrom(seed);
  const order = Array.from(scores.keys(), (row) => ({ row, key: draw() })).sort((a, b) => a.key - b.key);
  return columnsOf(order.map(({ row }) => ({ score: scores[row] ?? Number.NaN, churned: churned[row] === 1 })));
}
