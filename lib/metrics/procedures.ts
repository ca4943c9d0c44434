import { z } from "zod";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { isRefusal, refuse } from "#lib/refusal.ts";
import { readDetail, readMetricRows } from "./read/detail.ts";
import { readOverview, readSideBySide } from "./read/overview.ts";
import { listProducts, readRescope, readScopeEffect } from "./read/products.ts";
import { csvLines } from "./rules/csv.ts";
import { sheetHeader, targetsSheet } from "./rules/targets-sheet.ts";
import * as product from "./schema/products.ts";
import {
  detail,
  metricInput,
  overview,
  rowPage,
  rowsInput,
  scopeInput,
  sideBySide,
  sideInput,
} from "./schema/screen.ts";
import { setProductScope } from "./write/scope.ts";

const see = { audience: ["csm", "manager", "coordinator", "admin"], subject: "account:all", effect: "read" } as const;
const admin = { audience: ["admin"], subject: "admin", effect: "write" } as const;
const mostExported = 100_000;

export const metrics = {
  overview: door({
    ...see,
    route: { method: "GET", path: "/metrics", summary: "Every target with its figure, trend and segments" },
    input: scopeInput,
    output: overview,
  }).handler(({ input }) => readOverview(input)),
  export: door({
    ...see,
    route: { method: "GET", path: "/metrics.csv", summary: "The whole Targets screen as CSV, without money" },
    input: scopeInput.omit({ csms: true }),
    output: z.file(),
  }).handler(async ({ input }) => {
    const data = await readOverview(input, mostExported);
    const named = (list: { id: string; name: string }[], id: number | undefined) =>
      id === undefined ? null : (list.find((one) => one.id === String(id))?.name ?? String(id));
    const filters = {
      segment: input.segment ?? null,
      team: named(data.choices.teams, input.team),
      owner: named(data.choices.owners, input.owner),
    };
    const name = `targets-${data.period.asOf}.csv`;
    return new File([csvLines(sheetHeader, targetsSheet(data, filters))], name, { type: "text/csv;charset=utf-8" });
  }),
  sideBySide: door({
    ...see,
    route: { method: "GET", path: "/metrics/side-by-side", summary: "The targets of a few CSMs next to each other" },
    input: sideInput,
    output: sideBySide,
  }).handler(({ input }) => readSideBySide(input)),
  get: door({
    ...see,
    route: { method: "GET", path: "/metrics/{key}", summary: "One metric: definition, query, figure and trend" },
    input: metricInput,
    output: detail,
  }).handler(({ input, caller }) => readDetail(input, caller)),
  rows: door({
    ...see,
    route: { method: "GET", path: "/metrics/{key}/rows", summary: "The rows in and out of a figure, with the reason" },
    input: rowsInput,
    output: rowPage,
  }).handler(({ input, caller }) => readMetricRows(input, caller)),
  exportRows: door({
    ...see,
    route: { method: "GET", path: "/metrics/{key}/rows.csv", summary: "The rows of a figure as CSV" },
    input: rowsInput.omit({ page: true, pageSize: true }),
    output: z.file(),
  }).handler(async ({ input, caller }) => {
    const found = await readMetricRows({ ...input, page: 1, pageSize: mostExported }, caller);
    if (isRefusal(found)) return found;
    const unit = found.money ? ` (minor units of ${found.money.currency})` : "";
    const header = ["account", "item", "day", "state", "reason", `numerator${unit}`, `denominator${unit}`];
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
  products: door({
    ...see,
    route: { method: "GET", path: "/products", summary: "Products, and whether figures count them" },
    input: product.productsInput,
    output: product.products,
  }).handler(({ input }) => listProducts(input)),
  scopeEffect: door({
    ...see,
    route: {
      method: "GET",
      path: "/products/{productId}/scope",
      summary: "Whom a change of a product's scope touches",
    },
    input: product.productInput,
    output: product.scopeEffect,
  }).handler(
    async ({ input, caller }) =>
      (await readScopeEffect(input.productId, today(caller.timeZone))) ??
      refuse("not-found", "There is no such product."),
  ),
  leaveOut: door({
    ...admin,
    route: { method: "DELETE", path: "/products/{productId}/scope", summary: "Leave a product out of the figures" },
    input: product.productInput,
    output: product.scopeChanged,
  }).handler(({ input, caller }) => setProductScope(input.productId, false, caller.userId)),
  takeIn: door({
    ...admin,
    route: { method: "PUT", path: "/products/{productId}/scope", summary: "Count a product in the figures" },
    input: product.productInput,
    output: product.scopeChanged,
  }).handler(({ input, caller }) => setProductScope(input.productId, true, caller.userId)),
  rescope: door({
    ...see,
    route: { method: "GET", path: "/products/rescope", summary: "How far the figures follow the last change of scope" },
    input: z.object({}).optional(),
    output: product.rescope.nullable(),
  }).handler(() => readRescope()),
};
