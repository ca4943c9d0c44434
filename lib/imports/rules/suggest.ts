/** What a file holds and which column means what: from the names of its columns, what they hold, and the file's name. */
import type { ColumnFacts, Dialect, Mapping, ObjectKey } from "../schema.ts";
import type { Field, FieldKind, ImportObject } from "./objects/field.ts";
import { isLinkTable } from "./objects/links.ts";
import { notImported } from "./objects/not-imported.ts";
import { importObject, importObjects } from "./objects/registry.ts";

export type Suggestion = { object: ObjectKey | null; mapping: Mapping; leftOut: string | null };

const moneyWords =
  /\b(?:mrr|arr|acv|ltv|fee|fees|cost|costs|paid)\b|amount|revenue|price|charge|balance|spend|salary|refund|budget/;
const systemWords = /\b(synced|system modstamp|photo url|url|metadata|latitude|longitude|fivetran|livemode)\b/;

/** "property_hs_ticketPriority__c" → "ticket priority". */
export function plainName(header: string): string {
  return header
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^property (?:hs )?(?=.)/, "")
    .replace(/^hs (?=.)/, "")
    .replace(/ c$/, "");
}

export function isMoneyName(header: string): boolean {
  return moneyWords.test(plainName(header));
}

const fitting: Partial<Record<FieldKind, ColumnFacts["kind"][]>> = {
  day: ["day", "instant"],
  instant: ["day", "instant"],
  number: ["number", "boolean"],
  count: ["number", "boolean"],
  money: ["number", "boolean"],
  boolean: ["boolean", "number"],
  email: ["email", "text"],
};

/** A column of hashed or encrypted text may still carry an email's name, but never a date's or a number's. */
function fits(field: Field, column: ColumnFacts): boolean {
  return column.kind === "empty" || (fitting[field.kind]?.includes(column.kind) ?? true);
}

export function suggestColumns(object: ImportObject, columns: ColumnFacts[]): Record<string, string> {
  const plain = columns.map((column) => plainName(column.name));
  const out: Record<string, string> = {};
  for (const field of object.fields) {
    for (const name of field.names) {
      const at = columns.findIndex((column, i) => plain[i] === name && fits(field, column) && column.kind !== "empty");
      const empty = columns.findIndex((column, i) => plain[i] === name && fits(field, column));
      const found = columns[at === -1 ? empty : at];
      if (!found) continue;
      out[field.key] = found.name;
      break;
    }
  }
  return out;
}

export function suggest(fileName: string, dialect: Pick<Dialect, "columns">): Suggestion {
  const columns = dialect.columns;
  const plain = new Set(columns.map((column) => plainName(column.name)));
  const aside = notImported.find((table) => table.columns.every((name) => plain.has(name)));
  if (aside) return { object: null, mapping: emptyMapping({}), leftOut: aside.what };
  let best: { object: ImportObject; columns: Record<string, string>; score: number } | null = null;
  for (const object of importObjects) {
    const found = suggestColumns(object, columns);
    const score = scoreOf(object, found, columns, fileName);
    if (score > 0 && (!best || score > best.score)) best = { object, columns: found, score };
  }
  if (!best) return { object: null, mapping: emptyMapping({}), leftOut: null };
  return { object: best.object.key, mapping: suggestMapping(best.object.key, dialect, best.columns), leftOut: null };
}

function scoreOf(
  object: ImportObject,
  found: Record<string, string>,
  columns: ColumnFacts[],
  fileName: string,
): number {
  if (object.needs.some((group) => group.every((key) => !found[key]))) return 0;
  if (object.key === "snapshot" && !looksWide(found, columns)) return 0;
  if (object.key === "links")
    return isLinkTable(found, new Map(columns.map(({ name }) => [name, plainName(name)]))) ? 50 : 0;
  const stem = (fileName.split("/").at(-1) ?? "").replace(/\.[^.]*$/, "");
  let score = object.fileWords.test(stem) ? 4 : 0;
  for (const field of object.fields) {
    if (found[field.key]) score += field.required || field.kind === "account" ? 2 : 1;
    else if (field.required) score -= 1.5;
  }
  return object.key === "snapshot" ? score + 6 : score;
}

/** One row an account with at least six figures beside it, and no name: a table of features at one moment. */
function looksWide(found: Record<string, string>, columns: ColumnFacts[]): boolean {
  const account = columns.find((column) => column.name === found.account);
  const figures = columns.filter((column) => column.kind === "number" || column.kind === "boolean").length;
  return (
    account !== undefined &&
    account.repeats === 0 &&
    !found.name &&
    figures >= 6 &&
    !columns.some((c) => c.kind === "day")
  );
}

export function emptyMapping(columns: Record<string, string>): Mapping {
  return { columns, dates: {}, decimals: {}, custom: [], money: [], asOf: null, currency: "USD" };
}

/** The mapping for a given object; with `columns` as already found. Columns that no field takes are kept as custom ones where that makes sense. */
export function suggestMapping(
  key: ObjectKey,
  dialect: Pick<Dialect, "columns">,
  columns?: Record<string, string>,
): Mapping {
  const object = importObject(key);
  const found = columns ?? suggestColumns(object, dialect.columns);
  const taken = new Set(Object.entries(found).flatMap(([field, column]) => (field === "tenureMonths" ? [] : [column])));
  const rest = dialect.columns.filter((column) => !taken.has(column.name) && column.kind !== "empty");
  const kept = rest.filter(
    (column) => !systemWords.test(plainName(column.name)) && !/\bid$/.test(plainName(column.name)),
  );
  const money = kept
    .filter((column) => column.kind === "number" && isMoneyName(column.name))
    .map((column) => column.name);
  const custom = kept.map((column) => column.name).filter((name) => !isMoneyName(name));
  const wide = key === "snapshot";
  return {
    ...emptyMapping(found),
    custom: wide || key === "accounts" ? custom.slice(0, 200) : [],
    money: wide ? money.slice(0, 50) : [],
  };
}
