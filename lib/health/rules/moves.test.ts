import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { registry } from "../measures/registry.ts";
import { causeKinds, type Move } from "../schema/moves.ts";
import { filterMoves, judgeMove, type Scored, sumMoves } from "./moves.ts";
import { scoreAccount } from "./score.ts";
import { segment, values } from "./test-arbitraries.ts";

const all = registry.map(() => true);
const labelOf = (key: string) => registry.find((measure) => measure.key === key)?.label ?? key;

type Model = Scored["segment"];
const scored = (list: (number | null)[], model: Model, modelId = 1): Scored => {
  const { score, band, coverage } = scoreAccount(list, model, all);
  return { values: list, segment: model, modelId, score, band, coverage };
};
const someScored = fc
  .tuple(values, segment, fc.integer({ min: 1, max: 3 }))
  .map(([list, model, id]) => scored(list, model, id));
const someMove = fc
  .tuple(fc.integer({ min: 1, max: 500 }), someScored, someScored)
  .filter(([, before, after]) => before.band !== after.band)
  .map(([id, before, after]) => judgeMove(id, before, after));

/** Usage 12, CSAT 6, pulse 6 of 24 points; a straight line from 0 to 100 each. */
const weighted = (
  weights: Record<string, number>,
  bands = { healthy: 70, watch: 40 },
  coverageMinimum = 0.4,
): Model => ({
  key: "s",
  label: "S",
  bands,
  coverageMinimum,
  measures: registry,
  weights: registry.map(({ key }) => weights[key] ?? 0),
  curves: registry.map(() => [
    [0, 0],
    [100, 100],
  ]),
});
const model = weighted({ "usage-trend": 12, csat: 6, pulse: 6 });
const known = (found: Record<string, number | null>) => registry.map(({ key }) => found[key] ?? null);
const healthy = known({ "usage-trend": 80, csat: 80, pulse: 80 });

describe("X2: a move is split exactly", () => {
  test("the parts of each account add up exactly to the change of its shown score", () => {
    fc.assert(
      fc.property(someMove, (move) => {
        const parts = move.data + move.configuration + move.missing;
        if (move.change === null) return expect(parts).toBe(0);
        expect(parts).toBe(move.change);
        expect(move.change).toBe((move.after ?? 0) - (move.before ?? 0));
      }),
      { numRuns: 500 },
    );
  });

  test("the aggregate is the sum of its rows, by pair and by measure, in whatever order", () => {
    fc.assert(
      fc.property(fc.array(someMove, { maxLength: 30 }), (moves) => {
        const { total, pairs, measures } = sumMoves(moves, labelOf);
        expect(sumMoves([...moves].reverse(), labelOf)).toEqual({ total, pairs, measures });
        for (const { was, is, ...sums } of pairs)
          expect(sums).toEqual(sumMoves(filterMoves(moves, { was, is }), labelOf).total);
        for (const part of ["accounts", "scored", "change", ...causeKinds] as const) {
          expect(pairs.reduce((sum, pair) => sum + pair[part], 0)).toBe(total[part]);
        }
        expect(total.accounts).toBe(moves.length);
        expect(total.data + total.configuration + total.missing).toBe(total.change);
        expect(measures.reduce((sum, line) => sum + line.accounts, 0)).toBe(moves.length);
        for (const line of measures) {
          expect(line.data + line.configuration + line.missing).toBe(line.accounts);
          const rows = filterMoves(moves, { measure: line.measure ?? "none" });
          expect(rows).toHaveLength(line.accounts);
          for (const kind of causeKinds) expect(filterMoves(rows, { kind })).toHaveLength(line[kind]);
        }
      }),
    );
  });

  test("between two known bands the cause of each account went in the direction of its move", () => {
    const rank = { "at-risk": 0, watch: 1, healthy: 2, unknown: -1 };
    fc.assert(
      fc.property(someMove, (move) => {
        if (move.change === null || move.was === "unknown" || move.is === "unknown") return;
        // other limits can move a band against the score
        if (move.reason === "bands" || move.reason === "segment") return;
        const direction = Math.sign(rank[move.is] - rank[move.was]);
        // whole points can round a small part to nothing, never to the other side
        expect(move[move.kind] * direction).toBeGreaterThanOrEqual(0);
        for (const kind of causeKinds)
          expect(move[kind] * direction).toBeLessThanOrEqual(move[move.kind] * direction + 1);
      }),
      { numRuns: 500 },
    );
  });
});

describe("X2: what led a move", () => {
  const judged = (after: (number | null)[], next = model, nextId = 1, before = healthy) =>
    judgeMove(7, scored(before, model), scored(after, next, nextId));

  test.each<[string, () => Move, Partial<Move>]>([
    [
      "usage falls: data, by the measure that took the most points",
      () => judged(known({ "usage-trend": 0, csat: 60, pulse: 80 })),
      {
        was: "healthy",
        is: "at-risk",
        before: 80,
        after: 35,
        change: -45,
        data: -45,
        kind: "data",
        measure: "usage-trend",
      },
    ],
    [
      "a good measure is no longer known: missing data",
      () =>
        judged(known({ "usage-trend": 60, pulse: 60 }), model, 1, known({ "usage-trend": 60, csat: 100, pulse: 60 })),
      { was: "healthy", is: "watch", change: -10, missing: -10, kind: "missing", reason: "lost", measure: "csat" },
    ],
    [
      "a bad measure becomes known: missing data as well",
      () => judged(known({ "usage-trend": 80, csat: 0, pulse: 80 }), model, 1, known({ "usage-trend": 80, pulse: 80 })),
      { is: "watch", change: -20, missing: -20, reason: "gained", measure: "csat" },
    ],
    [
      "other weights on the same values: configuration, by the measure they moved most",
      () =>
        judged(
          known({ "usage-trend": 20, csat: 100, pulse: 100 }),
          weighted({ "usage-trend": 88, csat: 6, pulse: 6 }),
          2,
          known({ "usage-trend": 20, csat: 100, pulse: 100 }),
        ),
      {
        was: "watch",
        is: "at-risk",
        kind: "configuration",
        reason: "version",
        measure: "usage-trend",
        data: 0,
        missing: 0,
      },
    ],
    [
      "new limits under which the same score is another band: configuration, by no measure",
      () =>
        judged(
          known({ "usage-trend": 78, csat: 80, pulse: 80 }),
          weighted({ "usage-trend": 12, csat: 6, pulse: 6 }, { healthy: 90, watch: 40 }),
          2,
        ),
      { was: "healthy", is: "watch", change: -1, data: -1, kind: "configuration", reason: "bands", measure: null },
    ],
    [
      "too little is known any more: the heaviest of what was lost, whatever the score did",
      () => judged(known({ pulse: 90 })),
      { is: "unknown", change: 10, kind: "missing", reason: "lost", measure: "usage-trend" },
    ],
    [
      "enough is known now: the heaviest of what was found",
      () => judged(healthy, model, 1, known({ csat: 80 })),
      { was: "unknown", is: "healthy", kind: "missing", reason: "gained", measure: "usage-trend" },
    ],
    [
      "nothing known before: no change of score, and no parts",
      () => judged(healthy, model, 1, known({})),
      {
        was: "unknown",
        before: null,
        after: 80,
        change: null,
        data: 0,
        configuration: 0,
        missing: 0,
        measure: "usage-trend",
      },
    ],
    [
      "a new version asks for more to be known: configuration",
      () => judged(healthy, weighted({ "usage-trend": 12, csat: 6, pulse: 6, nps: 50 }), 2),
      { is: "unknown", kind: "configuration", reason: "version", measure: null },
    ],
  ])("%s", (_, move, expected) => expect(move()).toMatchObject(expected));

  test("a measure that came into use in the book and that the account lacks is missing data", () => {
    const wide = weighted({ "usage-trend": 12, csat: 6, pulse: 6, nps: 50 });
    const inUse = registry.map(({ key }) => key !== "nps");
    const { score, band, coverage } = scoreAccount(healthy, wide, inUse);
    const before = { ...scored(healthy, wide), score, band, coverage };
    expect(judgeMove(7, before, scored(healthy, wide))).toMatchObject({
      was: "healthy",
      is: "unknown",
      change: 0,
      kind: "missing",
      reason: "in-use",
      measure: null,
    });
  });

  test("a stored score of another segment than the account has now: the difference is configuration", () => {
    const before = {
      ...scored(known({ "usage-trend": 30, csat: 30, pulse: 30 }), model),
      score: 75,
      band: "healthy" as const,
    };
    expect(judgeMove(7, before, scored(before.values as number[], model))).toMatchObject({
      is: "at-risk",
      change: -45,
      configuration: -45,
      kind: "configuration",
      reason: "segment",
      measure: null,
    });
  });

  test("scores half a point from another whole one still add up", () => {
    const before = { ...scored(healthy, model), score: 70.49999999999999, band: "healthy" as const };
    const after = { ...scored(known({ "usage-trend": 60 }), model), score: 67.5, band: "watch" as const };
    const move = judgeMove(7, before, after);
    expect(move.change).toBe(-2);
    expect(move.data + move.configuration + move.missing).toBe(-2);
  });
});
