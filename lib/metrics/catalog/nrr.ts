// NRR, net revenue retention: the recurring revenue that the opening cohort has at the end, divided by what it had at the
// start. Unit: share of money, above 100 % when growth outweighs losses. Source: subscription lines with their prices.

import { Prisma } from "#lib/generated/prisma/client.ts";
import { count, makeFigure, ratio } from "../rules/figure.ts";
import { rowsOf, totals } from "../rules/sums.ts";
import type { Metric } from "./metric.ts";
import { cohortRows } from "./recurring-revenue.ts";

export const nrr: Metric = {
  key: "nrr",
  name: "Net revenue retention",
  short: "NRR",
  definition:
    "Recurring revenue at the end of the accounts that were active at the period’s start, divided by their recurring revenue at the start. New accounts are excluded. It compares the endpoints: an account that left and came back counts by its revenue at the end.",
  unit: "ratio",
  financial: true,
  sources: ["subscription", "churn_event"],
  rows: ({ members }) => cohortRows(Prisma.sql`case when held.opening > 0 then held.closing else 0 end`, members),
  figure: (sums) => {
    const { n, numerator, denominator } = totals(sums);
    return makeFigure({
      value: ratio(numerator, denominator),
      n,
      numerator,
      denominator,
      parts: [count("expanded", rowsOf(sums, "expanded")), count("contracted", rowsOf(sums, "contracted"))],
    });
  },
};
