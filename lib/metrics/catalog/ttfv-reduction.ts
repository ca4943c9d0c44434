// M2, reduction of time to first value: how much shorter the median is than in the baseline window that the definitions
// froze. Unit: share of the baseline median. Source: as time to first value, in both windows.

import { count, makeFigure, reduction } from "../rules/figure.ts";
import { rowsOf, totals } from "../rules/sums.ts";
import type { Metric } from "./metric.ts";
import { medianOf, ttfvRows } from "./ttfv.ts";

export const ttfvReduction: Metric = {
  key: "ttfv-reduction",
  name: "Time to first value",
  short: "TTFV shorter by",
  definition:
    "Baseline median minus current median, divided by the baseline median, where both are the Kaplan–Meier medians of time to first value. The baseline window is frozen in the definitions. Look at the segments too: a change in the mix of customers moves this figure.",
  unit: "growth",
  financial: false,
  sources: ["subscription", "churn_event", "milestone"],
  fitsCurve: true,
  needsBaseline: true,
  rows: ttfvRows,
  figure: (sums, { baseline }) => {
    const { n } = totals(sums);
    const before = baseline === null ? null : medianOf(baseline);
    const now = medianOf(sums);
    const missing = n === 0 ? "no-rows" : now === null ? "not-reached" : "no-baseline";
    return makeFigure({
      value: reduction(before, now),
      n,
      denominator: n,
      missing,
      parts: [
        { label: "median", value: now, unit: "days" },
        { label: "baseline median", value: before, unit: "days" },
        count("baseline customers", baseline === null ? 0 : totals(baseline).n),
        count("reached", rowsOf(sums, "reached")),
        count("waiting", rowsOf(sums, "waiting")),
        count("lost", rowsOf(sums, "lost")),
      ],
    });
  },
};
