// GRR, gross revenue retention: of the recurring revenue that the opening cohort had at the start, the share that is left at
// the end when growth does not count. Unit: share of money, at most 100 %. Source: subscription lines with their prices.

import { Prisma } from "#lib/generated/prisma/client.ts";
import { count, makeFigure, ratio } from "../rules/figure.ts";
import { rowsOf, totals } from "../rules/sums.ts";
import type { Metric } from "./metric.ts";
import { cohortRows } from "./recurring-revenue.ts";

export const grr: Metric = {
  key: "grr",
  name: "Gross revenue retention",
  short: "GRR",
  definition:
    "Over the accounts active at the period’s start: the smaller of recurring revenue at the end and at the start, added up, divided by recurring revenue at the start. Never above 100 %.",
  unit: "ratio",
  financial: true,
  sources: ["subscription", "churn_event"],
  rows: ({ members }) => cohortRows(Prisma.sql`least(held.closing, held.opening)`, members),
  figure: (sums) => {
    const { n, numerator, denominator } = totals(sums);
    return makeFigure({
      value: ratio(numerator, denominator),
      n,
      numerator,
      denominator,
      parts: [count("left", rowsOf(sums, "left")), count("contracted", rowsOf(sums, "contracted"))],
    });
  },
};
