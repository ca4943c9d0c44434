import type { AccountRow } from "./schema.ts";

/** Where a page ended: the value it was sorted by and the account, so that the next page starts right after. */
export type Cursor = { value: string | null; id: number };

export function writeCursor({ value, id }: Cursor): string {
  return value === null ? `${id}` : `${id}~${value}`;
}

/** Null when the text is not a cursor. */
export function readCursor(text: string): Cursor | null {
  const found = /^(\d{1,10})(?:~(.*))?$/s.exec(text);
  if (!found) return null;
  return { id: Number(found[1]), value: found[2] ?? null };
}

/** A CSV cell. A text that a spreadsheet would run as a formula gets a leading apostrophe; numbers stay numbers. */
export function csvCell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const safe = /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const exportColumns: { header: string; cell: (row: AccountRow) => string | number | boolean | null }[] = [
  { header: "id", cell: (row) => row.id },
  { header: "name", cell: (row) => row.name },
  { header: "domain", cell: (row) => row.domain },
  { header: "owner", cell: (row) => row.ownerName },
  { header: "segment", cell: (row) => row.segment },
  { header: "tier", cell: (row) => row.tier },
  { header: "stage", cell: (row) => row.stage },
  { header: "plan", cell: (row) => row.plan },
  { header: "health", cell: (row) => row.band },
  { header: "score", cell: (row) => row.score },
  { header: "change_14_days", cell: (row) => row.delta14 },
  { header: "confidence", cell: (row) => row.confidence },
  { header: "renews_on", cell: (row) => row.renewalOn },
  { header: "renewal_forecast", cell: (row) => row.renewalForecast },
  { header: "last_interaction", cell: (row) => row.lastInteractionOn },
  { header: "why", cell: (row) => row.summary },
];

/** The custom fields of an export follow its own columns, under their labels. */
export type ExportField = { id: number; label: string };

export function csvHeader(fields: readonly ExportField[] = []): string {
  const headers = [...exportColumns.map((column) => column.header), ...fields.map(({ label }) => csvCell(label))];
  return `${headers.join(",")}\r\n`;
}

export function csvLine(row: AccountRow, fields: readonly ExportField[] = []): string {
  const own = exportColumns.map((column) => csvCell(column.cell(row)));
  return `${[...own, ...fields.map(({ id }) => csvCell(row.fields[id]))].join(",")}\r\n`;
}

/** Days from one calendar day to another, both YYYY-MM-DD; negative when `to` is past. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** "renews in 24 d", "renewal 3 d overdue", or null without a date. */
export function renewalPhrase(renewalOn: string | null, asOf: string): string | null {
  if (!renewalOn) return null;
  const days = daysBetween(asOf, renewalOn);
  if (days === 0) return "renews today";
  return days > 0 ? `renews in ${days} d` : `renewal ${-days} d overdue`;
}

/** The id in an address; 0, which no account has, when it is not a number. */
export function readAccountId(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}
