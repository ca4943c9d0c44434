import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { financeSystemDb } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import { grr } from "../catalog/grr.ts";
import { nrr } from "../catalog/nrr.ts";
import { retention } from "../catalog/retention.ts";
import { readValue } from "../read/figures.ts";
import { defaultDefinitions } from "../rules/default-definitions.ts";
import { periodOf } from "../rules/period.ts";
import { derive } from "./derive.ts";
import { ensureDefinitions } from "./ensure-definitions.ts";
import { measurePeriod } from "./measure-period.ts";

const folder = join(import.meta.dirname, "../../../../shared/data/churnsim-crm5");
const present = existsSync(folder);
const context = { timeZone: "UTC", definitions: defaultDefinitions };

describe.skipIf(!present)(
  `known figures of churnsim-crm5${present ? "" : " (skipped: ../shared/data is not here)"}`,
  async () => {
    if (!present) return;
    const t = await testDatabase();
    const table = (name: string) =>
      readFileSync(join(folder, name), "utf8")
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => line.split(","));
    const lines = table("subscription.csv");
    await t.admin("insert into account (id, name) select id + 1, 'Account ' || id from unnest($1::int[]) id", [
      table("account.csv").map((row) => row[0]),
    ]);
    await t.admin(
      "insert into product (key, name, in_scope) select key, key, key not in ('meetings', 'search_unlimited') from unnest($1::text[]) key",
      [[...new Set(lines.map((row) => row[1]))]],
    );
    const column = (place: number) => lines.map((row) => row[place]);
    await t.admin(
      `insert into subscription (account_id, id, product_id, starts_on, ends_on, quantity)
     select account + 1, x.id, p.id, starts, ends, quantity from unnest($1::int[], $2::text[], $3::date[], $4::date[], $5::int[])
       with ordinality as x(account, product, starts, ends, quantity, id) join product p on p.key = x.product`,
      [column(0), column(1), column(2), column(3), column(5)],
    );
    await t.admin(
      `insert into finance.subscription_price select account + 1, id, (mrr * 100)::bigint, 'USD', null
     from unnest($1::int[], $2::numeric[]) with ordinality as x(account, mrr, id)`,
      [column(0), column(4)],
    );
    await ensureDefinitions("2024-01-01");
    await derive("2024-01-01");

    it.each([
      {
        end: "2023-04-01",
        closing: 186_483,
        net: "0.9638",
        gross: "0.9263",
        churn: "0.0982",
        expanded: 13,
        contracted: 7,
      },
      {
        end: "2023-12-31",
        closing: 156_082,
        net: "0.8067",
        gross: "0.7523",
        churn: "0.2945",
        expanded: 26,
        contracted: 13,
      },
    ])("2023-01-01 → $end: NRR $net, GRR $gross, logo churn $churn", async (known) => {
      const period = periodOf("2023-01-01", known.end);
      const net = await readValue(nrr, period, {}, context, financeSystemDb);
      expect(net).toMatchObject({ n: 326, denominator: 19_349_000, numerator: known.closing * 100 });
      expect(net.value?.toFixed(4)).toBe(known.net);
      expect(net.parts.map((part) => part.value)).toEqual([known.expanded, known.contracted]);
      expect((await readValue(grr, period, {}, context, financeSystemDb)).value?.toFixed(4)).toBe(known.gross);
      const kept = await readValue(retention, period, {}, context);
      expect([kept.n, (1 - (kept.value ?? 0)).toFixed(4)]).toEqual([326, known.churn]);
    });

    it("N4: the report for scripts gives the same, as ratios without amounts", async () => {
      const { metrics, judged } = await measurePeriod(periodOf("2023-01-01", "2023-04-01"));
      const found = (key: string) => metrics.find((one) => one.key === key);
      expect(judged).toBe(false);
      expect([found("nrr")?.value?.toFixed(4), found("grr")?.value?.toFixed(4)]).toEqual(["0.9638", "0.9263"]);
      expect(found("nrr")).toMatchObject({ n: 326, numerator: null, denominator: null });
      expect(found("retention")).toMatchObject({ n: 326, denominator: 326 });
    });
  },
);
