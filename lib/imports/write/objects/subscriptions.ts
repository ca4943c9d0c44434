import { type Batch, isMapped, number, type Row, text, truth, type Writer } from "../batch.ts";
import { keyOf } from "../references.ts";
import { stage } from "../stage.ts";
import { patchAccounts, upsert } from "../upsert.ts";
import { keyOfRow } from "./natural-key.ts";

const identity = ["product", "plan", "startsOn", "trialStartedOn"];

export const subscriptionsWriter: Writer = {
  async write(batch) {
    const rows = batch.rows.filter((row) => isInOrder(batch, row));
    const products = await productIds(batch, rows);
    const staged = await upsert(batch, {
      table: "subscription",
      key: ["account_id", "external_id"],
      columns: [
        { name: "account_id", type: "int" },
        { name: "external_id", type: "text" },
        { name: "product_id", type: "int" },
        { name: "plan", type: "text" },
        { name: "quantity", type: "int" },
        { name: "starts_on", type: "date" },
        { name: "ends_on", type: "date" },
        { name: "is_trial", type: "boolean" },
        { name: "auto_renew", type: "boolean" },
        { name: "billing_months", type: "int" },
      ],
      rows: rows.map((row) => [
        row.accountId,
        keyOfRow(row, identity),
        products.get(keyOf(text(row.record.product) ?? "")) ?? null,
        text(row.record.plan) ?? text(row.record.product),
        number(row.record.quantity),
        startOf(row),
        text(row.record.endsOn),
        isTrial(row),
        truth(row.record.autoRenew),
        row.record.billingMonths ? Number(row.record.billingMonths) : null,
      ]),
      update: ["product_id", "plan", "quantity", "starts_on", "ends_on", "is_trial", "auto_renew", "billing_months"],
    });
    await writePrices(batch, rows, staged);
    await noteTrials(batch, rows);
  },
};

function startOf({ record }: Row): string | null {
  return text(record.startsOn) ?? text(record.trialStartedOn);
}

/** A trial by its own mark, or because it started as one and never became paying. */
function isTrial({ record }: Row): boolean {
  return truth(record.isTrial) ?? (!record.startsOn && !record.convertedOn && Boolean(record.trialStartedOn));
}

function isInOrder(batch: Batch, row: Row): boolean {
  const start = startOf(row);
  const end = text(row.record.endsOn);
  if (!start) batch.refuse(row, "missing", null, '"Starts on" is empty. Fill it in, or remove the row.');
  else if (end && end < start)
    batch.refuse(row, "order", null, "It ends before it starts. Correct one of the two dates.");
  else return true;
  return false;
}

async function productIds(batch: Batch, rows: Row[]): Promise<Map<string, number>> {
  const names = new Map(
    rows.flatMap((row) =>
      text(row.record.product) ? [[keyOf(text(row.record.product) ?? ""), text(row.record.product)]] : [],
    ),
  );
  if (names.size === 0) return new Map();
  const keys = [...names.keys()];
  await batch.client.query(
    "insert into product (key, name) select * from unnest($1::text[], $2::text[]) on conflict (key) do nothing",
    [keys, [...names.values()]],
  );
  const { rows: found } = await batch.client.query<{ key: string; id: number }>(
    "select key, id from product where key = any($1)",
    [keys],
  );
  return new Map(found.map((row) => [row.key, row.id]));
}

/** Amounts go to schema finance and nowhere else (SPEC N4). */
async function writePrices(batch: Batch, rows: Row[], subscriptions: string) {
  if (!isMapped(batch, "mrr") && !isMapped(batch, "arr")) return;
  const priced = rows.flatMap((row) => {
    const arr = number(row.record.arr);
    const mrr = number(row.record.mrr) ?? (arr === null ? null : Math.round(arr / 12));
    return mrr === null ? [] : [[row.accountId, keyOfRow(row, identity), mrr, currencyOf(batch, row)]];
  });
  const columns = [
    { name: "account_id", type: "int" },
    { name: "external_id", type: "text" },
    { name: "mrr_minor", type: "bigint" },
    { name: "currency", type: "text" },
  ];
  const staged = await stage(batch.client, "amounts", columns, priced);
  const { rows: ids } = await batch.client.query<{ a: number; s: number; m: string; c: string }>(
    `select distinct on (t.account_id, t.id) t.account_id as a, t.id as s, p.mrr_minor as m, p.currency as c
       from ${staged} p join ${subscriptions} s using (account_id, external_id) join subscription t using (account_id, external_id)
      order by t.account_id, t.id, p.ctid desc`,
  );
  await upsert(batch, {
    table: "finance.subscription_price",
    key: ["account_id", "subscription_id"],
    columns: [
      { name: "account_id", type: "int" },
      { name: "subscription_id", type: "int" },
      { name: "mrr_minor", type: "bigint" },
      { name: "currency", type: "text" },
    ],
    rows: ids.map((row) => [row.a, row.s, row.m, row.c]),
    update: ["mrr_minor", "currency"],
  });
}

export function currencyOf(batch: Batch, row: Row): string {
  const own = text(row.record.currency)?.toUpperCase() ?? "";
  return /^[A-Z]{3}$/.test(own) ? own : batch.mapping.currency;
}

/** When trials began and became paying is known of the account too: conversion (METRICS B1) is counted on it. */
async function noteTrials(batch: Batch, rows: Row[]) {
  const trials = new Map<number, [string | null, string | null]>();
  for (const row of rows) {
    const started = text(row.record.trialStartedOn) ?? (row.record.isTrial === true ? startOf(row) : null);
    const converted = text(row.record.convertedOn);
    if (!started && !converted) continue;
    const [a, b] = trials.get(row.accountId) ?? [null, null];
    trials.set(row.accountId, [earlier(a, started), earlier(b, converted)]);
  }
  if (trials.size === 0) return;
  const columns = [
    { name: "account_id", type: "int" },
    { name: "started", type: "date" },
    { name: "converted", type: "date" },
  ];
  const staged = await stage(
    batch.client,
    "trials",
    columns,
    [...trials].map(([id, [a, b]]) => [id, a, b]),
  );
  await patchAccounts(batch, staged, {
    trial_started_on: "least(a.trial_started_on, s.started)",
    converted_on: "least(a.converted_on, s.converted)",
  });
}

function earlier(a: string | null, b: string | null): string | null {
  if (!a || !b) return a ?? b;
  return a < b ? a : b;
}
