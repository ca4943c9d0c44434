import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";

export type StageColumn = { name: string; type: string };
export type Cell = string | number | boolean | null;

/** Fills the temporary table `stage_<name>` of this connection by COPY; what was in it is gone. */
export async function stage(client: PoolClient, name: string, columns: StageColumn[], rows: Cell[][]): Promise<string> {
  const table = `stage_${name}`;
  const list = columns.map((column) => `${column.name} ${column.type}`).join(", ");
  await client.query(`create temporary table if not exists ${table} (${list})`);
  await client.query(`truncate ${table}`);
  const copy = client.query(copyFrom(`copy ${table} (${columns.map((column) => column.name).join(", ")}) from stdin`));
  await pipeline(Readable.from(pieces(rows)), copy);
  await client.query(`analyze ${table}`);
  return table;
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
