import { z } from "zod";
import { door } from "#lib/door.ts";
import { isRefusal } from "#lib/refusal.ts";
import { readDetail, readMetricRows, readOverview } from "./read/overview.ts";
import { csvLines } from "./rules/csv.ts";
import { detail, metricInput, overview, rowPage, rowsInput, scopeInput } from "./schema/screen.ts";

const see = { audience: ["csm", "manager", "coordinator", "admin"], subject: "account:all", effect: "read" } as const;
const mostExported = 100_000;

export const metrics = {
  overview: door({
    ...see,
    route: { method: "GET", path: "/metrics", summary: "Every target with its figure, trend and segments" },
    input: scopeInput,
    output: overview,
  }).handler(({ input }) => readOverview(input)),
  get: door({
    ...see,
    route: { method: "GET", path: "/metrics/{key}", summary: "One metric: definition, query, figure and trend" },
    input: metricInput,
    output: detail,
  }).handler(({ input }) => readDetail(input)),
  rows: door({
    ...see,
    route: { method: "GET", path: "/metrics/{key}/rows", summary: "The rows in and out of a figure, with the reason" },
    input: rowsInput,
    output: rowPage,
  }).handler(({ input }) => readMetricRows(input)),
  exportRows: door({
    ...see,
    route: { method: "GET", path: "/metrics/{key}/rows.csv", summary: "The rows of a figure as CSV" },
    input: rowsInput.omit({ page: true, pageSize: true }),
    output: z.file(),
  }).handler(async ({ input }) => {
    const found = await readMetricRows({ ...input, page: 1, pageSize: mostExported });
    if (isRefusal(found)) return found;
    const header = ["account", "item", "day", "state", "reason", "numerator", "denominator"];
    const lines = found.rows.map((row) => [
      row.account,
      row.item,
      row.day,
      row.state,
      row.reason,
      row.numerator,
      row.denominator,
    ]);
    return new File([csvLines(header, lines)], `${input.key}.csv`, { type: "text/csv;charset=utf-8" });
  }),
};
