import type { Batch } from "./batch.ts";
import { type Cell, type StageColumn, stage } from "./stage.ts";

export type Upsert = {
  table: string;
  /** The columns of a unique key, in `columns` too. */
  key: string[];
  columns: StageColumn[];
  rows: Cell[][];
  /** Columns that an existing row takes over; the rest only when it is new. */
  update: string[];
  /** Expressions in place of plain excluded.<column>, by column. */
  merge?: Record<string, string>;
  /** Columns set on every written row, as SQL. */
  always?: Record<string, string>;
  appendOnly?: boolean;
};

/**
 * Writes rows set-based on their key: new ones are inserted, changed ones updated with their before-image kept, unchanged
 * ones left alone, so that handing in the same file again changes nothing. A key twice in a batch: the later row counts.
 * Returns the name of the staged rows, for what hangs on them.
 */
export async function upsert(batch: Batch, write: Upsert): Promise<string> {
  const { client, importId } = batch;
  const numbered = write.rows.map((row, i) => [...row, i]);
  const staged = await stage(
    client,
    write.table.replace(".", "_"),
    [...write.columns, { name: "n", type: "int" }],
    numbered,
  );
  const same = (a: string, b: string) => write.key.map((column) => `${a}.${column} = ${b}.${column}`).join(" and ");
  const repeated = await client.query(
    `delete from ${staged} s using (select ${write.key.join(", ")}, max(n) as last from ${staged} group by ${write.key.join(", ")} having count(*) > 1) d
      where ${same("s", "d")} and s.n < d.last`,
  );
  if (repeated.rowCount) batch.warn("repeated-key", repeated.rowCount);
  const names = write.columns.map((column) => column.name);
  const changed = write.update.map((column) => write.merge?.[column] ?? `excluded.${column}`);
  const differs = write.update.length
    ? `(${write.update.map((column) => `t.${column}`).join(", ")}) is distinct from (${changed.join(", ")})`
    : "false";
  const changes = !batch.dry && !write.appendOnly && write.update.length > 0;
  if (changes) {
    await client.query(
      `insert into finance.import_before (import_id, table_name, key, before)
       select $1, $2, jsonb_build_object(${write.key.map((column) => `'${column}', t.${column}`).join(", ")}), to_jsonb(t)
         from ${write.table} t join ${staged} excluded on ${same("t", "excluded")}
        where t.import_id is distinct from $1 and ${differs}`,
      [importId, write.table],
    );
  }
  const extra = Object.entries(write.always ?? {});
  const sets = write.update.map((column, i) => `${column} = ${changed[i]}`);
  const set = [...sets, ...extra.map(([column, sql]) => `${column} = ${sql}`), "import_id = excluded.import_id"].join(
    ", ",
  );
  const action = !changes ? "nothing" : `update set ${set} where ${differs}`;
  // "on conflict" alone would wait for whoever is changing the row just now
  const onlyNew = batch.dry ? ` where not exists (select from ${write.table} x where ${same("x", "s")})` : "";
  await client.query(
    `insert into ${write.table} as t (${names.join(", ")}, import_id)
     select ${names.join(", ")}, $1 from ${staged} s${onlyNew} order by ${write.key.join(", ")}
     on conflict (${write.key.join(", ")}) do ${action}`,
    [importId],
  );
  return staged;
}

/** Changes some columns of accounts that others know (a trial's start, a churn day), before-images kept. `sql` reads the stage as s, the account as a. */
export async function patchAccounts(
  batch: Pick<Batch, "client" | "importId" | "dry">,
  staged: string,
  sets: Record<string, string>,
): Promise<void> {
  if (batch.dry) return;
  const columns = Object.keys(sets);
  const values = Object.values(sets);
  const differs = `(${columns.map((column) => `a.${column}`).join(", ")}) is distinct from (${values.join(", ")})`;
  await batch.client.query(
    `insert into finance.import_before (import_id, table_name, key, before)
     select distinct on (a.id) $1::int, 'account', jsonb_build_object('external_id', a.external_id), to_jsonb(a)
       from account a join ${staged} s on s.account_id = a.id
      where a.import_id is distinct from $1::int and ${differs}
        and not exists (select from finance.import_before b where b.import_id = $1::int and b.table_name = 'account'
                          and b.key = jsonb_build_object('external_id', a.external_id))`,
    [batch.importId],
  );
  await batch.client.query(
    `update account a set ${columns.map((column, i) => `${column} = ${values[i]}`).join(", ")}, updated_at = now()
       from ${staged} s where s.account_id = a.id and ${differs}`,
  );
}
