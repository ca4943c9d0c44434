/**
 * Rows that another system sends as JSON, in the form in which files are read, so that the same rules judge both: one table of cells
 * for each set of fields that came. Days and instants are ISO 8601, decimals have a point, amounts are in units of their currency.
 */
import type { ColumnFacts, Dialect, Mapping, Refusal } from "../schema.ts";
import { refusal } from "./check-row.ts";
import { emptyMapping, isMoneyName } from "./suggest.ts";
import { isRequired, type SentRow, sentFields, type UpsertObject } from "./upsert-fields.ts";

/** `n`: the row's place in the request, from 1. */
export type SentTable = { dialect: Dialect; mapping: Mapping; rows: { n: number; cells: string[] }[] };
type Column = { name: string; kind: ColumnFacts["kind"]; custom: boolean };

const mostCustom = 50;

/** The rows by the fields they have, each set in the order in which it came first, and those that cannot stand as they are. */
export function tablesOf(object: UpsertObject, sent: readonly SentRow[], currency: string) {
  const tables = new Map<string, { columns: Column[]; rows: SentTable["rows"] }>();
  const refused: Refusal[] = [];
  const ids = new Set<string>();
  for (const [i, row] of sent.entries()) {
    const fault = customFault(object, row, i + 1) ?? repeatFault(object, row, i + 1, ids);
    if (fault) {
      refused.push(fault);
      continue;
    }
    const columns = columnsOf(object, row);
    const signature = JSON.stringify(columns);
    const table = tables.get(signature) ?? { columns, rows: [] };
    tables.set(signature, table);
    table.rows.push({ n: i + 1, cells: columns.map((column) => cellOf(row, column)) });
  }
  return { tables: [...tables.values()].map((table) => tableOf(table, currency)), refused };
}

function columnsOf(object: UpsertObject, row: SentRow): Column[] {
  const own = sentFields(object).filter((field) => row[field.key] !== undefined || isRequired(object, field));
  const custom = Object.entries(customOf(row)).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...own.map(({ key }): Column => ({ name: key, kind: "text", custom: false })),
    ...custom.map(([name, value]): Column => {
      const kind = typeof value === "string" ? "text" : typeof value === "number" ? "number" : "boolean";
      return { name, kind, custom: true };
    }),
  ];
}

function customOf(row: SentRow): Record<string, string | number | boolean> {
  return typeof row.custom === "object" && row.custom !== null ? row.custom : {};
}

function cellOf(row: SentRow, { name, custom }: Column): string {
  const value = custom ? customOf(row)[name] : row[name];
  return value === undefined || value === null ? "" : String(value);
}

function tableOf({ columns, rows }: { columns: Column[]; rows: SentTable["rows"] }, currency: string): SentTable {
  const facts = columns.map(
    ({ name, kind }): ColumnFacts => ({ name, kind, filled: rows.length, order: "ymd", decimal: ".", repeats: 0 }),
  );
  const own = columns.filter(({ custom }) => !custom).map(({ name }) => [name, name]);
  const custom = columns.filter((column) => column.custom).map(({ name }) => name);
  return {
    dialect: { encoding: "utf-8", delimiter: ",", newline: "\n", columns: facts },
    mapping: { ...emptyMapping(Object.fromEntries(own)), custom, currency },
    rows,
  };
}

function customFault(object: UpsertObject, row: SentRow, n: number): Refusal | null {
  const names = Object.keys(customOf(row));
  if (names.length > mostCustom)
    return refusal(n, "custom", "too-large", `A row takes ${mostCustom} custom fields at most. Send fewer.`);
  const taken = names.find((name) => sentFields(object).some((field) => field.key === name));
  if (taken)
    return refusal(n, taken, "not-custom", `"${taken}" is a field of its own: send it beside custom, not in it.`);
  const money = names.find(isMoneyName);
  if (!money) return null;
  const text = `"${money}" is an amount of money, which everybody could read here. Send it as a custom metric.`;
  return refusal(n, money, "not-custom", text);
}

/** Which of two would count cannot be said. Days of use have no id of their own: their rows add up. */
function repeatFault(object: UpsertObject, row: SentRow, n: number, ids: Set<string>): Refusal | null {
  if (row.externalId === undefined || row.externalId === null || object === "usage-daily") return null;
  const id = JSON.stringify([row.account ?? null, String(row.externalId).trim()]);
  if (ids.has(id))
    return refusal(n, "externalId", "repeated", "An earlier row of this request has this id. Send each once.");
  ids.add(id);
  return null;
}
