import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { columns, type Sheets, tableNames } from "../rules/sheet.ts";

const linesAtOnce = 4_000;

function* pieces(lines: string[]): Generator<Buffer> {
  for (let start = 0; start < lines.length; start += linesAtOnce) {
    yield Buffer.from(lines.slice(start, start + linesAtOnce).join(""));
  }
}

/** Writes the rows of every table with COPY, parents first. Returns how many rows went in. */
export async function copySheets(client: pg.ClientBase, sheets: Sheets): Promise<number> {
  let written = 0;
  for (const name of tableNames) {
    const lines = sheets[name];
    if (lines.length === 0) continue;
    const stream = client.query(copyFrom(`copy ${name} (${columns[name]}) from stdin`));
    await pipeline(Readable.from(pieces(lines)), stream);
    written += lines.length;
  }
  return written;
}
