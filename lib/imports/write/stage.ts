import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";

export type StageColumn = { name: string; type: string };
export type Cell = string | number | boolean | null;

/** Which stages a connection has: known here, it need not be asked for each piece. */
const stages = new WeakMap<PoolClient, Set<string>>();

function stagesOf(client: PoolClient): Set<string> {
  const known = stages.get(client) ?? new Set();
  stages.set(client, known);
  return known;
}

/** Drops all stages, before the connection goes back to its pool. */
export async function dropStages(client: PoolClient): Promise<void> {
  stages.delete(client);
  await client.query("discard temp");
}

/** Fills a temporary table of this connection by COPY and returns its name; what was in it is gone. */
export async function stage(client: PoolClient, name: string, columns: StageColumn[], rows: Cell[][]): Promise<string> {
  const list = columns.map((column) => `${column.name} ${column.type}`).join(", ");
  // two files of one object may bring different columns
  const table = `stage_${name}_${createHash("sha256").update(list).digest("hex").slice(0, 8)}`;
  if (stagesOf(client).has(table)) await client.query(`truncate ${table}`);
  else {
    await client.query(`create temporary table if not exists ${table} (${list})`);
    await client.query(`truncate ${table}`);
    stagesOf(client).add(table);
  }
  await copyRows(
    client,
    table,
    columns.map((column) => column.name),
    rows,
  );
  return table;
}

/** Adds rows to a table by COPY. */
export async function copyRows(client: PoolClient, table: string, columns: string[], rows: Cell[][]): Promise<void> {
  const copy = client.query(copyFrom(`copy ${table} (${columns.join(", ")}) from stdin`));
  await pipeline(Readable.from(pieces(rows)), copy);
}

function* pieces(rows: Cell[][]) {
  let out = "";
  for (const row of rows) {
    out += cellText(row[0] as Cell);
    for (let i = 1; i < row.length; i++) out += `\t${cellText(row[i] as Cell)}`;
    out += "\n";
    if (out.length > 64 * 1024) {
      yield out;
      out = "";
    }
  }
  if (out) yield out;
}

const special = /[\\\n\r\t]/;
const escapes: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function cellText(cell: Cell): string {
  if (cell === null) return "\\N";
  if (typeof cell !== "string") return String(cell);
  return special.test(cell) ? cell.replace(/[\\\n\r\t]/g, (sign) => escapes[sign] as string) : cell;
}
