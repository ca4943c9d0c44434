import type { PoolClient } from "pg";
import { checkRow, isRefusal, planRows } from "../rules/check-row.ts";
import { type SentTable, tablesOf } from "../rules/sent-rows.ts";
import type { SentRow, UpsertObject } from "../rules/upsert-fields.ts";
import type { UpsertAnswer } from "../schema/upsert.ts";
import type { Refusal } from "../schema.ts";
import type { Batch } from "./batch.ts";
import { markTouched } from "./mark-touched.ts";
import { writers } from "./objects/registry.ts";
import { placeRows } from "./place-rows.ts";
import { References } from "./references.ts";
import type { Candidate } from "./resolve-rows.ts";
import { countedWarnings } from "./warnings.ts";

/** `now`: what is dated later is refused where only the past counts. `currency`: of amounts in rows that name none. */
export type Sent = { object: UpsertObject; rows: SentRow[]; currency: string; userId: number; now: Date };

/** Who sends a row knows its ids by heart: near ones would be looked for among all accounts, for each request anew. */
class SentReferences extends References {
  override async nearAccounts(): Promise<string[]> {
    return [];
  }
}

type Work = Sent & {
  client: PoolClient;
  importId: number;
  references: References;
  refused: Refusal[];
  warnings: Record<string, number>;
};

/**
 * Writes rows that another system sent, in the caller's transaction of role bw_finance_system, by the rules and writers of imports: an
 * import of its own that nobody undoes. What its rows say is scored anew. Returns what became of each row.
 * Drop the stages of the connection afterwards, whichever way the transaction ends.
 */
export async function upsertRows(client: PoolClient, sent: Sent): Promise<UpsertAnswer & { importId: number }> {
  const { rows } = await client.query<{ id: number }>(
    "insert into import (state, created_by, started_at) values ('sent', $1, now()) returning id",
    [sent.userId],
  );
  const importId = rows[0]?.id as number;
  const references = new SentReferences(client);
  // rows that are sent are mostly there already: the way for new ones only would be tried in vain
  references.noteCollision();
  const { tables, refused } = tablesOf(sent.object, sent.rows, sent.currency);
  const work: Work = { ...sent, client, importId, references, refused, warnings: {} };
  for (const table of tables) await writeTable(work, table);
  await markTouched(importId, { client, sent: true });
  await client.query("delete from finance.import_before where import_id = $1", [importId]);
  return { ...answerOf(work), importId };
}

async function writeTable(work: Work, table: SentTable): Promise<void> {
  const { object, refused } = work;
  const plan = planRows(object, table.dialect, table.mapping, work.now);
  const candidates: Candidate[] = [];
  for (const { n, cells } of table.rows) {
    const record = checkRow(cells, n, plan);
    if (isRefusal(record)) refused.push(record);
    else candidates.push({ n, record, cells });
  }
  const batch: Batch = {
    client: work.client,
    importId: work.importId,
    dry: false,
    fileName: "",
    rows: [],
    plan,
    mapping: table.mapping,
    references: work.references,
    warn: (code, count = 1) => {
      work.warnings[code] = (work.warnings[code] ?? 0) + count;
    },
    refuse: (row, code, column, message) => refused.push({ row: row.n, code, column, message }),
  };
  batch.rows = await placeRows(batch, object, candidates);
  if (batch.rows.length === 0) return;
  await writers[object].write(batch);
  await writers[object].finish?.(batch);
}

function answerOf({ rows, refused, warnings }: Work): UpsertAnswer {
  const why = new Map(refused.map((refusal) => [refusal.row - 1, refusal]));
  return {
    taken: rows.length - why.size,
    refused: why.size,
    rows: rows.map((row, index) => {
      const externalId = typeof row.externalId === "object" ? null : String(row.externalId ?? "") || null;
      const no = why.get(index);
      if (!no) return { index, externalId, state: "taken" };
      return { index, externalId, state: "refused", code: no.code, field: no.column, message: no.message };
    }),
    warnings: countedWarnings(warnings),
  };
}
