/**
 * The at-risk band as an alarm. Recall: of the accounts that left, the share that was at risk before. Precision: of the
 * accounts at risk, the share that left. Churned while healthy: accounts that left although their band was healthy. Unit:
 * shares 0–1 with Wilson's 95 % intervals, and counts. Source: the band as of a day, and whether the account left in the
 * window after it. An unknown band raised no alarm: its churned accounts lower recall.
 */
import type { Band } from "../../schema.ts";
import { type Interval, wilson } from "./wilson.ts";

type Share = { value: number } & Interval;

export type Alarm = {
  n: number;
  churned: number;
  /** Accounts at risk, and those of them that left. */
  alarms: number;
  caught: number;
  /** Null when nobody left, or nobody was at risk. */
  recall: Share | null;
  precision: Share | null;
  churnedWhileHealthy: number;
  churnedWhileUnknown: number;
};

/** What the at-risk band caught, row by row. */
export function alarm(bands: ArrayLike<Band>, churned: Uint8Array): Alarm {
  const all: Record<Band, number> = { healthy: 0, watch: 0, "at-risk": 0, unknown: 0 };
  const gone: Record<Band, number> = { healthy: 0, watch: 0, "at-risk": 0, unknown: 0 };
  for (let row = 0; row < bands.length; row++) {
    const band = bands[row] ?? "unknown";
    all[band]++;
    if (churned[row]) gone[band]++;
  }
  const left = gone.healthy + gone.watch + gone["at-risk"] + gone.unknown;
  const share = (k: number, n: number): Share | null => (n > 0 ? { value: k / n, ...wilson(k, n) } : null);
  return {
    n: bands.length,
    churned: left,
    alarms: all["at-risk"],
    caught: gone["at-risk"],
    recall: share(gone["at-risk"], left),
    precision: share(gone["at-risk"], all["at-risk"]),
    churnedWhileHealthy: gone.healthy,
    churnedWhileUnknown: gone.unknown,
  };
}
