/**
 * Probable leaks: a measure that by itself tells those who left from those who stayed better than real life allows, AUC
 * above .9 or below .1, usually holds something written down because they left. The AUC of each date is taken by itself,
 * and their mean weighted by how many left. Beside it: measures that only know the present, and those that ask whether a
 * row exists at all.
 */
import { positionOf } from "../../measures/registry.ts";
import type { BacktestFlag } from "../../schema/backtest.ts";
import { hasHistory } from "../own-measure.ts";
import { auc } from "../prediction/auc.ts";
import type { Past } from "./past.ts";
import { columnOf, scoreDay } from "./scorer.ts";

/** Beyond this it is too good to be true. */
const SUSPICIOUS = 0.9;
/** Fewer who left can be told apart by chance. */
const LEAST_CHURNED = 5;

type Seen = { label: string; sum: number; churned: number; presentOnly: boolean; presence: boolean };

/** Watches measures date by date. */
export function watchLeaks() {
  const seen = new Map<string, Seen>();
  return {
    add(past: Past, keys: Iterable<string>) {
      for (const key of keys) {
        const measure = past.measures[positionOf(key, past.measures)];
        if (!measure) continue;
        const spec = past.own.find((one) => one.key === key)?.spec;
        const so: Seen = seen.get(key) ?? {
          label: measure.label,
          sum: 0,
          churned: 0,
          presentOnly: spec !== undefined && !hasHistory(spec.source),
          presence: spec?.read === "presence",
        };
        so.presentOnly ||= past.undated.has(key);
        // the numbers of categories have no order, their points have
        const values = measure.categories
          ? scoreDay({ kind: "measure", label: key, key }, past).scores
          : columnOf(key, past);
        const found = auc(values, past.churned);
        if (found) {
          so.sum += found.value * found.churned;
          so.churned += found.churned;
        }
        seen.set(key, so);
      }
    },
    /** What to check among these measures. */
    flags(keys: readonly string[]): BacktestFlag[] {
      return keys.flatMap((key): BacktestFlag[] => {
        const so = seen.get(key);
        if (!so) return [];
        const mean = so.churned > 0 ? so.sum / so.churned : null;
        const separates = mean !== null && so.churned >= LEAST_CHURNED && (mean > SUSPICIOUS || mean < 1 - SUSPICIOUS);
        const kinds = [
          separates ? ("leak" as const) : [],
          so.presentOnly ? ("present-only" as const) : [],
          so.presence ? ("presence" as const) : [],
        ].flat();
        return kinds.map((kind) => ({ kind, key, label: so.label, auc: mean }));
      });
    },
  };
}
