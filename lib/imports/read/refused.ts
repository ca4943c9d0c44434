import { db, pools } from "#lib/db.ts";
import { csvLine } from "../rules/csv-line.ts";

export type RefusedRow = {
  file: string;
  row: number;
  code: string;
  column: string | null;
  message: string;
  raw: string | null;
};

/** Refused rows of an import, in the order of its files. The rows' own text only for the one who brought the file (SPEC N4). */
export async function listRefused(
  importId: number,
  own: boolean,
  page: number,
  pageSize: number,
): Promise<{ rows: RefusedRow[]; total: number }> {
  const where = { file: { importId } };
  const [found, total] = await Promise.all([
    db.importRefusal.findMany({
      where,
      include: { file: { select: { name: true } } },
      orderBy: [{ fileId: "asc" }, { rowNumber: "asc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db.importRefusal.count({ where }),
  ]);
  const texts = own ? await textsOf(found) : new Map<string, string>();
  const rows = found.map((one) => ({
    file: one.file.name,
    row: one.rowNumber,
    code: one.code,
    column: one.columnName,
    message: one.message,
    raw: texts.get(`${one.fileId} ${one.rowNumber}`) ?? null,
  }));
  return { rows, total };
}

async function textsOf(found: { fileId: number; rowNumber: number }[]): Promise<Map<string, string>> {
  const { rows } = await pools.financeSystem.query<{ file: number; row: number; raw: string }>(
    `select r.file_id as file, r.row_number as row, r.raw from finance.import_refused_row r
       join unnest($1::int[], $2::int[]) w (file, row) on r.file_id = w.file and r.row_number = w.row`,
    [found.map((one) => one.fileId), found.map((one) => one.rowNumber)],
  );
  return new Map(rows.map((row) => [`${row.file} ${row.row}`, row.raw]));
}

const most = 100_000;

/** The refused rows as a CSV: where, why, and the row as it was; formulas neutralised. At most 100,000 rows. */
export async function refusedCsv(importId: number, own: boolean): Promise<string> {
  let csv = csvLine(["file", "row", "column", "reason", "what to do", "row as it was"]);
  for (let page = 1; page <= most / 5000; page++) {
    const { rows } = await listRefused(importId, own, page, 5000);
    for (const one of rows) csv += csvLine([one.file, one.row, one.column, one.code, one.message, one.raw]);
    if (rows.length < 5000) break;
  }
  return csv;
}
