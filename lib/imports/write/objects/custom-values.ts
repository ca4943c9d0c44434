import { extraValue } from "../../rules/check-row.ts";
import { isMoneyName } from "../../rules/suggest.ts";
import { type Batch, number, text, type Writer } from "../batch.ts";
import { keyOf } from "../references.ts";
import { type Cell, stage } from "../stage.ts";
import { patchAccounts, upsert } from "../upsert.ts";

export const customMetricsWriter: Writer = {
  async write(batch) {
    const values = batch.rows.map((row): Measured => {
      const metric = text(row.record.metric) ?? "";
      const value = number(row.record.value);
      return { accountId: row.accountId, metric, day: text(row.record.day) ?? "", value, money: isMoneyName(metric) };
    });
    await writeValues(
      batch,
      values.map((one) => (one.money ? { ...one, value: Math.round((one.value ?? 0) * 100) } : one)),
    );
  },
};

/** One row an account: its figures become metrics of one day, its texts custom fields; accounts that are new are made. */
export const snapshotWriter: Writer = {
  async write(batch) {
    const day = batch.plan.asOf ?? "";
    const values = batch.rows.flatMap((row) =>
      batch.plan.extras.flatMap((extra): Measured[] => {
        const value = extraValue(row.cells[extra.index] ?? "", extra, batch.plan.currency);
        return typeof value === "number"
          ? [{ accountId: row.accountId, metric: extra.column, day, value, money: extra.money }]
          : [];
      }),
    );
    await writeValues(batch, values);
    await noteLeavers(batch, day);
  },
};

type Measured = { accountId: number; metric: string; day: string; value: number | null; money: boolean };

async function writeValues(batch: Batch, values: Measured[]) {
  const ids = await metricIds(batch, values);
  const cells = (money: boolean) =>
    values.flatMap((one): Cell[][] => {
      const id = ids.get(keyOf(one.metric));
      if (id === undefined || one.value === null || one.money !== money) return [];
      return [[one.accountId, id, one.day, one.value, ...(money ? [batch.mapping.currency] : [])]];
    });
  const key = ["account_id", "metric_id", "day"];
  const columns = [
    { name: "account_id", type: "int" },
    { name: "metric_id", type: "int" },
    { name: "day", type: "date" },
  ];
  const plain = cells(false);
  if (plain.length) {
    await upsert(batch, {
      table: "custom_value",
      key,
      columns: [...columns, { name: "value", type: "float8" }],
      rows: plain,
      update: ["value"],
    });
  }
  const amounts = cells(true);
  if (amounts.length) {
    const priced = [...columns, { name: "amount_minor", type: "bigint" }, { name: "currency", type: "text" }];
    await upsert(batch, {
      table: "finance.money_custom_value",
      key,
      columns: priced,
      rows: amounts,
      update: ["amount_minor", "currency"],
    });
  }
}

/** A metric keeps being money, or not, as it was first imported. */
async function metricIds(batch: Batch, values: Measured[]): Promise<Map<string, number>> {
  const metrics = new Map(values.map((one) => [keyOf(one.metric), one]));
  const keys = [...metrics.keys()];
  const all = [...metrics.values()];
  await batch.client.query(
    `insert into custom_metric (key, name, is_money) select * from unnest($1::text[], $2::text[], $3::boolean[]) on conflict (key) do nothing`,
    [keys, all.map((one) => one.metric), all.map((one) => one.money)],
  );
  const { rows } = await batch.client.query<{ key: string; id: number }>(
    "select key, id from custom_metric where key = any($1)",
    [keys],
  );
  return new Map(rows.map((row) => [row.key, row.id]));
}

/** Who is marked as having left in a snapshot left after it: the values of that day are what was known before. */
async function noteLeavers(batch: Batch, day: string) {
  const columns = [
    { name: "account_id", type: "int" },
    { name: "left_on", type: "date" },
  ];
  const leftOn = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const leavers = batch.rows.filter((row) => row.record.churned === true);
  if (leavers.length === 0) return;
  const staged = await stage(
    batch.client,
    "leavers",
    columns,
    leavers.map((row) => [row.accountId, leftOn]),
  );
  await patchAccounts(batch, staged, { churned_on: "coalesce(a.churned_on, s.left_on)" });
  await upsert(batch, {
    table: "churn_event",
    key: ["account_id", "external_id"],
    columns: [
      { name: "account_id", type: "int" },
      { name: "external_id", type: "text" },
      { name: "day", type: "date" },
    ],
    rows: leavers.map((row) => [row.accountId, `~snapshot:${day}`, leftOn]),
    update: ["day"],
  });
}
