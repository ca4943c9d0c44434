import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "#lib/test-database.ts";
import { type FolderReport, importFolder } from "./import-folder.ts";
import { clock, emptied } from "./test-run.ts";

const data = new URL("../../../../shared/data/", import.meta.url).pathname;
const { admin } = await testDatabase();
let userId = 0;

beforeAll(async () => {
  const rows = await admin<{ id: number }>(
    "insert into app_user (email, name, status) values ('admin@x.test', 'Admin', 'active') returning id",
  );
  userId = rows[0]?.id ?? 0;
});

const contents: Record<string, string> = {
  account: "external_id, name, industry, country, plan, seats, customer_since, trial_started_on, custom",
  subscription: "external_id, plan, quantity, starts_on, ends_on, is_trial, auto_renew, billing_months",
  "finance.subscription_price": "mrr_minor, currency",
  usage_daily: "day, events, active_users",
  usage_feature_daily: "day, events, users",
  ticket: "external_id, priority, status, opened_at, first_response_at, closed_at, escalated",
  survey_response: "external_id, score, answered_at",
  churn_event: "external_id, day, reason, note",
};

/** What is in the database, table by table, without ids that any import numbers anew. */
async function fingerprint() {
  const out: Record<string, unknown> = {};
  for (const [table, columns] of Object.entries(contents)) {
    const [row] = await admin(
      `select count(*)::int as rows, md5(coalesce(string_agg(line, E'\\n' order by line), '')) as sum
         from (select concat_ws('|', ${columns}) as line from ${table}) l`,
    );
    out[table] = row;
  }
  return out;
}

async function clear() {
  await admin(emptied);
}

function counted(report: FolderReport): Record<string, number> {
  return Object.fromEntries(report.files.flatMap((file) => file.warnings.map((one) => [one.code, one.count])));
}

/** The invoices of saas-growth, added up from the file itself. */
function invoiced() {
  const lines = readFileSync(`${data}saas-growth/invoices.csv`, "utf8").trim().split("\n").slice(1);
  const cells = lines.map((line) => line.trim().split(","));
  const sum = cells.reduce((total, [, , , amount]) => total + Math.round(Number(amount) * 100), 0) / 100;
  return { n: cells.length, paid: cells.filter((cell) => cell[4] === "paid").length, sum };
}

const rows = (report: FolderReport) =>
  report.files.map(({ name, object, taken, refused }) => [name, object, taken, refused]);

describe.skipIf(!existsSync(data))("X12: real files go in", () => {
  test("ravenstack with either way of writing dates gives the same database, and its counted warnings", async () => {
    const plain = await importFolder(`${data}ravenstack`, { userId, now: clock });
    expect(plain.state).toBe("done");
    expect(rows(plain)).toEqual([
      ["ravenstack_accounts.csv", "accounts", 500, 0],
      ["ravenstack_churn_events.csv", "churn-events", 600, 0],
      ["ravenstack_feature_usage.csv", "usage-daily", 25_000, 0],
      ["ravenstack_subscriptions.csv", "subscriptions", 5000, 0],
      ["ravenstack_support_tickets.csv", "tickets", 2000, 0],
    ]);
    const warnings = counted(plain);
    expect(((warnings["usage-outside-subscription"] ?? 0) / 25_000).toFixed(3)).toBe("0.777");
    expect(warnings).toMatchObject({
      "repeated-id": 21,
      "ticket-before-signup": 1077,
      "churn-flag-disagrees": 312,
      "ticket-without-satisfaction": 825,
    });
    const first = await fingerprint();
    expect(first.subscription).toMatchObject({ rows: 5000 });
    await clear();
    const dmy = await importFolder(`${data}ravenstack/variant_dmy_dates`, { userId, now: clock });
    expect(dmy.state).toBe("done");
    expect(counted(dmy)).toEqual(warnings);
    expect(await fingerprint()).toEqual(first);
  });

  test("handing in the same folder again changes nothing", async () => {
    const before = await fingerprint();
    const again = await importFolder(`${data}ravenstack`, { userId, now: clock });
    expect(again.state).toBe("done");
    expect(await fingerprint()).toEqual(before);
  });

  test("saas-growth: trials, conversions and tickets", async () => {
    await clear();
    const report = await importFolder(`${data}saas-growth`, { userId, now: clock });
    expect(report.state).toBe("done");
    expect(rows(report)).toEqual([
      ["accounts.csv", "accounts", 12_000, 0],
      ["invoices.csv", "invoices", 55_318, 0],
      ["product_events_sample.csv", "usage-events", 100, 0],
      ["subscriptions.csv", "subscriptions", 12_000, 0],
      ["support_tickets.csv", "tickets", 12_756, 0],
    ]);
    const [billed] = await admin(
      "select count(*)::int as n, count(*) filter (where status = 'paid')::int as paid, sum(amount_minor)::float8 / 100 as sum from finance.invoice",
    );
    expect(billed).toEqual(invoiced());
    const [trials] = await admin(
      "select count(trial_started_on)::int as started, count(converted_on)::int as converted from account",
    );
    expect(trials).toEqual({ started: 12_000, converted: 3530 + 2087 });
    const [expired] = await admin("select count(*)::int as n from subscription where is_trial");
    expect(expired).toEqual({ n: 6383 });
  });

  test("churnsim-crm5: base plans give the known recurring revenue", async () => {
    await clear();
    const report = await importFolder(`${data}churnsim-crm5`, { userId, now: clock });
    expect(report.state).toBe("done");
    expect(rows(report)).toEqual([
      ["account.csv", "accounts", 754, 0],
      ["churn.csv", "churn-events", 754, 0],
      ["subscription.csv", "subscriptions", 18_249, 0],
      ["usage_weekly.csv", "usage-daily", 355_958, 0],
    ]);
    const [mrr] = await admin(
      `select count(distinct s.account_id)::int as accounts, (sum(p.mrr_minor) / 100)::int as mrr from subscription s
         join finance.subscription_price p on p.account_id = s.account_id and p.subscription_id = s.id join product r on r.id = s.product_id
        where r.key not in ('meetings', 'search-unlimited') and s.starts_on <= '2023-01-01' and s.ends_on > '2023-01-01'`,
    );
    expect(mrr).toEqual({ accounts: 326, mrr: 193_490 });
    const [churned] = await admin("select count(*)::int as n from churn_event");
    expect(churned).toEqual({ n: 221 });
    const [usage] = await admin(
      "select (select sum(events)::int from usage_feature_daily) as features, (select sum(events)::int from usage_daily) as days",
    );
    expect(usage?.features).toBeGreaterThan(0);
    expect(usage?.days).toBe(usage?.features);
  });

  test("ibm-telco: one row a customer with many figures; its amounts in schema finance only (N4)", async () => {
    await clear();
    const report = await importFolder(`${data}ibm-telco`, { userId, now: clock });
    expect(rows(report)).toEqual([["Telco-Customer-Churn.csv", "snapshot", 7043, 0]]);
    const [left] = await admin("select count(*)::int as n from account where churned_on is not null");
    expect(left).toEqual({ n: 1869 });
    const metrics = await admin<{ key: string; is_money: boolean }>(
      "select key, is_money from custom_metric order by key",
    );
    expect(metrics.filter((one) => one.is_money).map((one) => one.key)).toEqual(["monthlycharges", "totalcharges"]);
    const [open] = await admin(
      "select count(*)::int as n from custom_value v join custom_metric m on m.id = v.metric_id where m.is_money",
    );
    expect(open).toEqual({ n: 0 });
    const [paid] = await admin(
      "select sum(amount_minor)::float8 as sum, count(*)::int as n from finance.money_custom_value",
    );
    expect(paid?.n).toBe(7043 + 7032);
  });

  test.each(["hubspot", "salesforce", "zendesk", "stripe", "qualtrics"])(
    "exports of %s: every row is taken or refused with a reason",
    async (vendor) => {
      const report = await importFolder(`${data}exports/${vendor}`, { userId, dryRun: true, now: clock });
      expect(report.state === "checked" || report.questions.length > 0).toBe(true);
      if (report.state !== "checked") return;
      for (const file of report.files.filter((one) => one.object)) expect(file.taken + file.refused).toBe(file.rows);
      expect(
        report.files.some((file) => (file.object === "accounts" ? file.taken > 0 : false)) || vendor === "qualtrics",
      ).toBe(true);
    },
  );
});
