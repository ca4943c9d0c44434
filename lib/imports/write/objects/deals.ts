import { type Batch, isMapped, number, type Row, text, truth, type Writer } from "../batch.ts";
import { stage } from "../stage.ts";
import { upsert } from "../upsert.ts";
import { keyOfRow } from "./natural-key.ts";
import { currencyOf } from "./subscriptions.ts";

const identity = ["name", "openedOn"];

export const dealsWriter: Writer = {
  async write(batch) {
    await upsert(batch, {
      table: "deal",
      key: ["account_id", "external_id"],
      columns: [
        { name: "account_id", type: "int" },
        { name: "external_id", type: "text" },
        { name: "name", type: "text" },
        { name: "kind", type: "text" },
        { name: "stage", type: "text" },
        { name: "opened_on", type: "date" },
        { name: "closes_on", type: "date" },
        { name: "closed_on", type: "date" },
        { name: "won", type: "boolean" },
      ],
      rows: batch.rows.map((row) => {
        const { record } = row;
        const won = truth(record.won) ?? wonByStage(text(record.stage));
        const closed =
          record.closed === true || won === true || text(record.closedOn) !== null || isLost(text(record.stage));
        return [
          row.accountId,
          keyOfRow(row, identity),
          text(record.name),
          text(record.kind),
          text(record.stage),
          text(record.openedOn),
          text(record.closesOn),
          closed ? (text(record.closedOn) ?? text(record.closesOn)) : null,
          closed ? won === true : null,
        ];
      }),
      update: ["name", "kind", "stage", "opened_on", "closes_on", "closed_on", "won"],
    });
    if (isMapped(batch, "amount")) await writeAmounts(batch, batch.rows);
  },
};

/** Where no column says so, the stage does: "closedwon", "Closed lost". */
const wonByStage = (stage: string | null) => (stage && /^(closed[ _-]?)?won$/i.test(stage) ? true : null);
const isLost = (stage: string | null) => stage !== null && /^(closed[ _-]?)?lost$/i.test(stage);

async function writeAmounts(batch: Batch, rows: Row[]) {
  const columns = [
    { name: "account_id", type: "int" },
    { name: "external_id", type: "text" },
    { name: "amount", type: "bigint" },
    { name: "currency", type: "text" },
  ];
  const cells = rows.flatMap((row) => {
    const amount = number(row.record.amount);
    return amount === null ? [] : [[row.accountId, keyOfRow(row, identity), amount, currencyOf(batch, row)]];
  });
  const staged = await stage(batch.client, "deal_amounts", columns, cells);
  const { rows: ids } = await batch.client.query<{ a: number; d: number; m: string; c: string }>(
    `select distinct on (d.account_id, d.id) d.account_id as a, d.id as d, s.amount as m, s.currency as c
       from ${staged} s join deal d using (account_id, external_id) order by d.account_id, d.id, s.ctid desc`,
  );
  await upsert(batch, {
    table: "finance.deal_amount",
    key: ["account_id", "deal_id"],
    columns: [
      { name: "account_id", type: "int" },
      { name: "deal_id", type: "int" },
      { name: "amount_minor", type: "bigint" },
      { name: "currency", type: "text" },
    ],
    rows: ids.map((row) => [row.a, row.d, row.m, row.c]),
    update: ["amount_minor", "currency"],
  });
}
