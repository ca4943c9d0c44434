import { z } from "zod";
import { pools } from "#lib/db.ts";
import type { Refusal } from "../schema.ts";
import type { Run } from "./run-file.ts";

export const position = z.object({ offset: z.number(), row: z.int(), warnings: z.record(z.string(), z.int()) });
export type Position = z.infer<typeof position>;
export const atStart: Position = { offset: 0, row: 0, warnings: {} };

export type Piece = {
  taken: number;
  refused: (Refusal & { raw: string })[];
  warnings: Record<string, number>;
  position: Position;
  done: boolean;
};

const longestRaw = 64 * 1024;

/**
 * The report of a piece and how far the file is: in the same transaction as the rows, or, in a dry run, over a connection
 * of its own. The text of refused rows goes to schema finance only: it may hold amounts (SPEC N4).
 */
export async function commitPiece(run: Run, fileId: number, piece: Piece): Promise<void> {
  const client = run.dry ? pools.financeSystem : run.client;
  if (piece.refused.length) {
    const list = JSON.stringify(piece.refused.map((one) => ({ ...one, raw: one.raw.slice(0, longestRaw) })));
    const rows = `from json_to_recordset($2::json) as r (row int, code text, "column" text, message text, raw text)`;
    await client.query(
      `insert into import_refusal (file_id, row_number, code, column_name, message) select $1, row, code, "column", message ${rows} on conflict do nothing`,
      [fileId, list],
    );
    await client.query(
      `insert into finance.import_refused_row (file_id, row_number, raw) select $1, row, raw ${rows} on conflict do nothing`,
      [fileId, list],
    );
  }
  const kept: Position = { ...piece.position, warnings: piece.warnings };
  await client.query(
    `update import_file set rows_done = $2, rows_taken = rows_taken + $3, rows_refused = rows_refused + $4, position = $5,
            state = case when $6 then 'done' else 'running' end where id = $1`,
    [fileId, Math.max(0, piece.position.row - 1), piece.taken, piece.refused.length, kept, piece.done],
  );
  if (!run.dry) {
    await client.query(
      "insert into finance.import_before (import_id, table_name, key) values ($1, 'transaction', to_jsonb(pg_current_xact_id()::text))",
      [run.importId],
    );
  }
}
