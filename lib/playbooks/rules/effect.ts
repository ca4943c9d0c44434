/**
 * Effect of a protocol [X10]: of accounts that an intervention was opened for, the share that are still customers so many days
 * later, against accounts like them at that moment that nothing was done for: the same segment, a score within 5 points, a tenure
 * within half a year; the nearest one, each at most once. Or against those held out on purpose, all of them. Unit: difference of two
 * shares, with Newcombe's 95 % interval. Under 20 on a side nothing is said.
 */
import { wilson } from "#lib/health/rules/prediction/wilson.ts";

const calipers = { score: 5, tenureDays: 183 } as const;
const fewest = 20;

export type Case = {
  accountId: number;
  day: string;
  segment: string | null;
  score: number;
  tenureDays: number;
  saved: boolean;
};
type Side = { n: number; saved: number };

const distance = (a: Case, b: Case) =>
  Math.abs(a.score - b.score) / calipers.score + Math.abs(a.tenureDays - b.tenureDays) / calipers.tenureDays;
const isAlike = (a: Case, b: Case) =>
  a.day === b.day &&
  a.segment === b.segment &&
  a.accountId !== b.accountId &&
  Math.abs(a.score - b.score) <= calipers.score &&
  Math.abs(a.tenureDays - b.tenureDays) <= calipers.tenureDays;

/** For each treated account, in the order of time, the nearest untreated one of the same day that is still free. */
export function pairUp(treated: readonly Case[], untreated: readonly Case[]): [Case, Case][] {
  const byDay = Map.groupBy(untreated, (one) => `${one.day} ${one.segment}`);
  const taken = new Set<number>();
  const ordered = [...treated].sort((a, b) => a.day.localeCompare(b.day) || a.accountId - b.accountId);
  return ordered.flatMap((one): [Case, Case][] => {
    let best: Case | null = null;
    for (const other of byDay.get(`${one.day} ${one.segment}`) ?? []) {
      if (taken.has(other.accountId) || !isAlike(one, other)) continue;
      const nearer = best === null ? -1 : distance(one, other) - distance(one, best);
      if (nearer < 0 || (nearer === 0 && best !== null && other.accountId < best.accountId)) best = other;
    }
    if (best === null) return [];
    taken.add(best.accountId);
    return [[one, best]];
  });
}

/** Newcombe's hybrid score interval of p1 − p2 (Statistics in Medicine 17, 1998, method 10). */
export function newcombe(a: Side, b: Side): { difference: number; low: number; high: number } {
  const [p1, p2] = [a.saved / a.n, b.saved / b.n];
  const [w1, w2] = [wilson(a.saved, a.n), wilson(b.saved, b.n)];
  const difference = p1 - p2;
  return {
    difference,
    low: difference - Math.hypot(p1 - w1.low, w2.high - p2),
    high: difference + Math.hypot(w1.high - p1, p2 - w2.low),
  };
}

const sideOf = (cases: readonly Case[]): Side => ({
  n: cases.length,
  saved: cases.filter(({ saved }) => saved).length,
});
const nobody = { difference: null, low: null, high: null };

function judge(treated: Side, untreated: Side, unmatched: number) {
  if (treated.n + unmatched < fewest)
    return { ...nobody, cannotTell: `Only ${treated.n + unmatched} interventions are old enough; it takes ${fewest}.` };
  if (treated.n < fewest || untreated.n < fewest)
    return {
      ...nobody,
      cannotTell: `Only ${Math.min(treated.n, untreated.n)} of them have somebody like them that nothing was done for; it takes ${fewest}.`,
    };
  return { ...newcombe(treated, untreated), cannotTell: null };
}

/** Against similar accounts, pair by pair. */
export function effectOfPairs(treated: readonly Case[], untreated: readonly Case[]) {
  const pairs = pairUp(treated, untreated);
  const sides = { treated: sideOf(pairs.map(([one]) => one)), untreated: sideOf(pairs.map(([, other]) => other)) };
  const unmatched = treated.length - pairs.length;
  return { against: "similar" as const, ...sides, unmatched, ...judge(sides.treated, sides.untreated, unmatched) };
}

/** Against those that were held out by lot: they need no matching. */
export function effectOfHoldOut(treated: readonly Case[], heldOut: readonly Case[]) {
  const sides = { treated: sideOf(treated), untreated: sideOf(heldOut) };
  return { against: "held-out" as const, ...sides, unmatched: 0, ...judge(sides.treated, sides.untreated, 0) };
}
