import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LogisticFit, logistic } from "./logistic.ts";
import { logisticLoss, logisticSlope } from "./logistic-loss.ts";
import { goldenSample } from "./test-sample.ts";

const { x, columns, churned } = goldenSample();
const kept = churned.map((one) => 1 - one);

/*
 * Golden figures, run once on the sample of auc.test.ts. Base R 4.2.2 (Debian bookworm: r-base-core):
 *
 * g <- glm(churned ~ x, family = binomial, control = glm.control(epsilon = 1e-14, maxit = 100)); coef(g); deviance(g)
 *
 * scikit-learn 1.2.1 and SciPy 1.10.1 (python3-sklearn), X and churned being the sample, kept = 1 - churned:
 *
 * LogisticRegression(C=1/lam, tol=1e-14, max_iter=100000, solver="newton-cholesky").fit(X, churned)
 * def f(b):
 *     z = X @ b[:4] + b[4]; p = 1/(1+np.exp(-z))
 *     g = np.append(X.T @ (p-y) + lam*b[:4], (p-y).sum())
 *     return np.sum(np.logaddexp(0, z) - y*z) + lam/2*np.sum(b[:4]**2), g
 * minimize(f, np.zeros(5), jac=True, method="L-BFGS-B", bounds=[(0, None)]*4 + [(None, None)],
 *     options=dict(ftol=1e-16, gtol=1e-10, maxiter=10000, maxls=50))
 *
 * Tolerance: 1e-8 against glm and scikit-learn; 1e-5 against L-BFGS-B, which stops earlier: its loss must not be lower.
 */
describe("X4: the logistic fit is that of R, scikit-learn and SciPy", () => {
  const close = (fit: LogisticFit, intercept: number, coefficients: number[], digits: number) => {
    expect(fit.converged).toBe(true);
    expect(fit.intercept).toBeCloseTo(intercept, digits);
    for (const [j, value] of coefficients.entries()) expect(fit.coefficients[j]).toBeCloseTo(value, digits);
  };

  test("without penalty: glm's coefficients and deviance", () => {
    const fit = logistic({ x, columns, y: churned }, { lambda: 0 });
    close(fit, -1.77205421027327, [-1.65373076077974, 2.17516859504953, 0.68812733743626, 0.67623270712819], 8);
    expect(2 * fit.loss).toBeCloseTo(436.83105963666, 8);
  });

  test.each([
    [0.5, -1.6624231858857603, [-1.4368918689520949, 2.0403195660261693, 0.6374950646515447, 0.44240251399775804]],
    [20, -0.9694607680753115, [-0.37824545310622854, 0.6690452129686223, 0.16254964788478948, -0.06678585263183814]],
  ])("with λ = %d: scikit-learn's at C = 1/λ", (lambda, intercept, coefficients) => {
    close(logistic({ x, columns, y: churned }, { lambda }), intercept, coefficients, 8);
  });

  test.each([
    ["kept", 0, 0.25986556376551245, [1.0741683505815196, 0, 0, 0], 242.18267635721307],
    ["kept", 0.5, 0.2826491373941266, [1.0254360829374103, 0, 0, 0], 242.45803721804234],
    ["churned", 0, -2.153763273853253, [0, 2.066674389548943, 0.5907553613794267, 0], 227.18980115550573],
    ["churned", 5, -1.6226806285724331, [0, 1.3295954082598733, 0.33498206298287864, 0], 234.49658450601964],
  ])(
    "of %s with λ = %d and no coefficient below 0: SciPy's L-BFGS-B",
    (target, lambda, intercept, coefficients, loss) => {
      const y = target === "kept" ? kept : churned;
      const fit = logistic({ x, columns, y }, { lambda, nonNegative: [true, true, true, true] });
      close(fit, intercept, coefficients, 5);
      expect(fit.loss).toBeLessThanOrEqual(loss + 1e-9);
      expect(fit.loss).toBeCloseTo(loss, 8);
      for (const [j, value] of coefficients.entries()) if (value === 0) expect(fit.coefficients[j]).toBe(0);
    },
  );
});

const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
  fc
    .array(
      fc.record({
        cells: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: width, maxLength: width }),
        y: fc.boolean(),
      }),
      { minLength: 4, maxLength: 40 },
    )
    .map((rows) => ({
      x: Float64Array.from(rows.flatMap(({ cells }) => cells)),
      columns: width,
      y: Uint8Array.from(rows, ({ y }) => Number(y)),
    })),
);

describe("X4: the logistic fit", () => {
  test("has a flat slope where it is free, and one that pushes below 0 where it is held", () => {
    fc.assert(
      fc.property(table, fc.constantFrom(0.1, 1, 10), (rows, lambda) => {
        fc.pre(new Set(rows.y).size === 2);
        const nonNegative = Array.from({ length: rows.columns }, () => true);
        const fit = logistic(rows, { lambda, nonNegative });
        expect(fit.converged).toBe(true);
        const beta = Float64Array.from([...fit.coefficients, fit.intercept]);
        const { gradient } = logisticSlope(rows, beta, lambda);
        for (const [j, slope] of gradient.entries()) {
          if (j < rows.columns) expect(beta[j]).toBeGreaterThanOrEqual(0);
          if (j < rows.columns && beta[j] === 0) expect(slope).toBeGreaterThan(-1e-6);
          else expect(Math.abs(slope)).toBeLessThan(1e-6);
        }
      }),
    );
  });

  test("loses no more than any other coefficients do", () => {
    fc.assert(
      fc.property(
        table,
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 5, maxLength: 5 }),
        (rows, other) => {
          fc.pre(new Set(rows.y).size === 2);
          const { loss } = logistic(rows, { lambda: 1 });
          expect(loss).toBeLessThanOrEqual(
            logisticLoss(rows, Float64Array.from(other.slice(0, rows.columns + 1)), 1) + 1e-9,
          );
        },
      ),
    );
  });

  test("begun elsewhere, or with its rows turned round, ends at the same place", () => {
    const backwards = Float64Array.from({ length: x.length }, (_, i) => {
      const row = churned.length - 1 - Math.floor(i / columns);
      return x[row * columns + (i % columns)] ?? 0;
    });
    const one = logistic({ x, columns, y: churned }, { lambda: 0.5 });
    const other = logistic({ x: backwards, columns, y: churned.toReversed() }, { lambda: 0.5 });
    const far = logistic({ x, columns, y: churned }, { lambda: 20 });
    const begun = logistic({ x, columns, y: churned }, { lambda: 0.5, start: far });
    for (const [j, value] of one.coefficients.entries()) {
      expect(other.coefficients[j]).toBeCloseTo(value, 8);
      expect(begun.coefficients[j]).toBeCloseTo(value, 8);
    }
  });

  test("says that it found no end when a column separates the classes and nothing holds it", () => {
    const rows = { x: Float64Array.of(0, 0.1, 0.2, 0.8, 0.9, 1), columns: 1, y: Uint8Array.of(0, 0, 0, 1, 1, 1) };
    const free = logistic(rows, { lambda: 0 });
    expect(free.coefficients.every(Number.isFinite)).toBe(true);
    expect(logistic(rows, { lambda: 0.1 })).toMatchObject({ converged: true });
  });

  test("two columns that say the same share what one would have", () => {
    const twice = Float64Array.from({ length: churned.length * 2 }, (_, i) => x[(i >> 1) * columns] ?? 0);
    const fit = logistic({ x: twice, columns: 2, y: kept }, { lambda: 1 });
    expect(fit.converged).toBe(true);
    expect(fit.coefficients[0]).toBeCloseTo(fit.coefficients[1] ?? Number.NaN, 8);
    expect(logistic({ x: twice, columns: 2, y: kept }, { lambda: 0 }).converged).toBe(true);
  });
});
