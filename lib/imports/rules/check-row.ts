/** A row of cells becomes a typed record, or a refusal that says what to do. Nothing here knows the database. */
import type { DateOrder, DecimalMark, Dialect, Mapping, ObjectKey, Refusal, RefusalCode } from "../schema.ts";
import { parseBoolean } from "./booleans.ts";
import { parseDay, parseInstant } from "./dates.ts";
import { futureWords, isFuture, type Latest, latestAt } from "./future.ts";
import { parseMinor, parseNumber } from "./numbers.ts";
import type { Field, FieldKind } from "./objects/field.ts";
import { linkedObjects, linkKinds } from "./objects/links.ts";
import { importObject } from "./objects/registry.ts";

export type Value = string | number | boolean | null;
export type ImportRecord = Record<string, Value>;

type Read = {
  field: Field;
  index: number;
  column: string;
  order: DateOrder;
  decimal: DecimalMark;
  memo: Map<string, Value | Fault>;
};
/** Columns kept beside the object's own fields: for accounts as custom fields, for a snapshot as metrics. */
export type ExtraColumn = { column: string; index: number; money: boolean; numeric: boolean; decimal: DecimalMark };
export type RowPlan = {
  width: number;
  reads: Read[];
  absent: Field[];
  extras: ExtraColumn[];
  currency: string;
  asOf: string | null;
  latest: Latest;
};
type Fault = { code: RefusalCode; message: string };

/** `now`: what is dated later is refused where only the past counts. */
export function planRows(key: ObjectKey, dialect: Dialect, mapping: Mapping, now: Date): RowPlan {
  const object = importObject(key);
  const at = new Map(dialect.columns.map((column, index) => [column.name, { ...column, index }]));
  const reads: Read[] = [];
  const absent: Field[] = [];
  for (const field of object.fields) {
    const column = at.get(mapping.columns[field.key] ?? "");
    if (!column) {
      absent.push(field);
      continue;
    }
    const order = mapping.dates[column.name] ?? column.order ?? "ymd";
    const decimal = mapping.decimals[column.name] ?? column.decimal ?? ".";
    reads.push({ field, index: column.index, column: column.name, order, decimal, memo: new Map() });
  }
  const extras = [...mapping.custom, ...mapping.money].flatMap((name) => {
    const column = at.get(name);
    if (!column) return [];
    const money = mapping.money.includes(name);
    const numeric = money || column.kind === "number" || column.kind === "boolean";
    return [
      { column: name, index: column.index, money, numeric, decimal: mapping.decimals[name] ?? column.decimal ?? "." },
    ];
  });
  const { currency, asOf } = mapping;
  return { width: dialect.columns.length, reads, absent, extras, currency, asOf, latest: latestAt(now) };
}

/**
 * What must be answered by a person before the file can be read: sentences; none when all is clear. `linked`: the import brings a
 * link file, which says whose the rows are if they have ids of their own.
 */
export function openQuestions(
  key: ObjectKey,
  dialect: Dialect,
  mapping: Mapping,
  { linked, now }: { linked: boolean; now: Date },
): string[] {
  const plan = planRows(key, dialect, mapping, now);
  const out = plan.absent
    .filter((field) => field.required)
    .map((field) => `Choose the column that holds "${field.label}".`);
  const has = (field: string) => plan.reads.some((read) => read.field.key === field);
  const bySubscription = key === "usage-daily" || key === "usage-events" || key === "invoices";
  if (bySubscription && !has("account") && !has("subscription"))
    out.push('Choose the column that holds "Account" or "Subscription".');
  if (key === "survey-responses" && !has("account") && !has("contactEmail"))
    out.push('Choose the column that holds "Account" or "Contact".');
  if (linkedObjects[key] && !has("account") && !has("contact") && !(linked && has("externalId")))
    out.push('Choose the column that holds "Account", or add the file that links these rows to accounts.');
  if (key === "links" && linkKinds.filter(has).length < 2) out.push("Choose two columns that hold ids of records.");
  if (key === "churn-events" && !has("day")) out.push('Choose the column that holds "Left on".');
  if (key === "subscriptions" && !has("startsOn") && !has("trialStartedOn"))
    out.push('Choose the column that holds "Starts on".');
  if (key === "snapshot") out.push(...dayQuestion(plan));
  for (const read of plan.reads) {
    const dated = read.field.kind === "day" || read.field.kind === "instant";
    if (dated && read.order === "ask")
      out.push(`Say which comes first in "${read.column}": the day or the month. Every value works both ways.`);
  }
  return out;
}

function dayQuestion({ asOf, latest }: RowPlan): string[] {
  if (!asOf) return ["Say which day these values stand for."];
  if (asOf <= latest.day) return [];
  return [`These values stand for the day ${asOf}, which is still to come. Choose the day on which they were taken.`];
}

/** `cells` null: the row could not be split into cells at all. `row` counts records, the header being 1, as a spreadsheet does. */
export function checkRow(cells: string[] | null, row: number, plan: RowPlan): ImportRecord | Refusal {
  if (!cells)
    return refusal(row, null, "open-quote", "A quote opens in this row and never closes. Close it, or remove it.");
  if (cells.length > plan.width && cells.slice(plan.width).some((cell) => cell.trim() !== "")) {
    const text = `This row has ${cells.length} cells, the header ${plan.width}. Put quotes around text that holds the delimiter.`;
    return refusal(row, null, "columns", text);
  }
  const record: ImportRecord = {};
  for (const read of plan.reads) {
    const text = (cells[read.index] ?? "").trim();
    const value = text === "" ? null : remembered(text, read, plan);
    if (value === null) {
      if (!read.field.required) record[read.field.key] = null;
      else
        return refusal(row, read.column, "missing", `"${read.field.label}" is empty. Fill it in, or remove the row.`);
    } else if (typeof value === "object") return refusal(row, read.column, value.code, value.message);
    else record[read.field.key] = value;
  }
  return record;
}

export function isRefusal(result: ImportRecord | Refusal): result is Refusal {
  return typeof result.code === "string" && typeof result.row === "number" && "message" in result;
}

export function refusal(row: number, column: string | null, code: RefusalCode, message: string): Refusal {
  return { row, code, column, message };
}

const mostRemembered = 4000;

/** Days, choices and names repeat down a column: each is read once. */
function remembered(text: string, read: Read, plan: RowPlan): Value | Fault {
  const known = read.memo.get(text);
  if (known !== undefined) return known;
  const found = textFault(text, read.field.kind) ?? readers[read.field.kind](text, read, plan.currency);
  const value = futureFault(found, text, read, plan.latest) ?? found;
  if (read.memo.size < mostRemembered && text.length < 60) read.memo.set(text, value);
  return value;
}

function futureFault(value: Value | Fault, text: string, { field, column, order }: Read, latest: Latest): Fault | null {
  if (!field.pastOnly || typeof value !== "string" || !isFuture(value, text, latest)) return null;
  return fault("future", futureWords(column, value, text, order));
}

const longest: Partial<Record<FieldKind, number>> = { "long-text": 20_000, text: 1000 };

function textFault(text: string, kind: FieldKind): Fault | null {
  if (text.includes("\0")) return fault("nul", "This cell holds a NUL byte, which no text has. Export the file again.");
  if (text.includes("\uFFFD"))
    return fault("encoding", "Some letters here cannot be read. Save the file as UTF-8 and upload it again.");
  const most = longest[kind] ?? 300;
  return text.length > most ? fault("text-too-long", `This text is longer than ${most} letters. Shorten it.`) : null;
}

function fault(code: RefusalCode, message: string): Fault {
  return { code, message };
}

const keep = (text: string) => text;
const readers: Record<FieldKind, (text: string, read: Read, currency: string) => Value | Fault> = {
  id: keep,
  account: keep,
  subscription: keep,
  text: keep,
  "long-text": keep,
  email: (text) => text.toLowerCase(),
  day: (text, read) => dated(parseDay(text, read.order)),
  instant: (text, read) => dated(parseInstant(text, read.order)),
  number: (text, read) => {
    const value = parseNumber(text, read.decimal) ?? bit(text);
    return value ?? fault("not-a-number", "This is not a number. Write digits only, such as 1234.5.");
  },
  count: (text, read) => {
    const value = parseNumber(text, read.decimal);
    if (value === null) return fault("not-a-number", "This is not a number. Write digits only, such as 12.");
    const whole = Math.round(value);
    if (whole < 0 || whole > 2_000_000_000)
      return fault("too-large", "This count is below 0 or above 2,000,000,000. Correct it.");
    return whole;
  },
  money: (text, read, currency) => {
    const value = parseMinor(text, read.decimal, currency);
    return value ?? fault("not-an-amount", "This is not an amount. Write digits only, such as 1234.50.");
  },
  boolean: (text) => parseBoolean(text) ?? fault("not-a-boolean", "This is neither yes nor no. Write true or false."),
  choice: (text, read) => {
    const plain = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
    const found = read.field.choices?.[plain] ?? read.field.otherwise;
    return found ?? fault("unknown-choice", `This is none of the known values for "${read.field.label}". Correct it.`);
  },
};

function bit(text: string): number | null {
  const value = parseBoolean(text);
  return value === null ? null : Number(value);
}

function dated(value: string | "impossible" | null): Value | Fault {
  if (value === null) return fault("not-a-date", "This is not a date. Write it as 2024-12-31.");
  if (value === "impossible")
    return fault(
      "impossible-date",
      "There is no such day between 1970 and 2100. Correct it, or choose another date format for the column.",
    );
  return value;
}

/** Figures of a snapshot, or a custom field: the number where the column is numeric, else the text. */
export function extraValue(text: string, extra: ExtraColumn, currency: string): Value {
  const value = text.trim();
  if (value === "" || textFault(value, "text")) return null;
  if (extra.money) return parseMinor(value, extra.decimal, currency);
  return extra.numeric ? (parseNumber(value, extra.decimal) ?? bit(value)) : value;
}
