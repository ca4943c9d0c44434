/**
 * Custom fields: what a value means under a field's type. A field reads text (at most 500 characters), a number, a calendar day,
 * yes or no, or one of its choices, out of what a person typed or a file held. Amounts of money are never a custom field: they
 * belong behind the money door (SPEC N4).
 */
import { parseBoolean } from "#lib/imports/rules/booleans.ts";
import { parseNumber } from "#lib/imports/rules/numbers.ts";
import { isMoneyName, plainName } from "#lib/imports/rules/suggest.ts";
import type { FieldType, FieldValue } from "../schema/fields.ts";

export type FieldKind = { type: FieldType; options: readonly string[] };
/** `null`: nothing was given, which clears the field. */
export type Read = { value: FieldValue | null } | { problem: string };

const codes = "USD|EUR|GBP|CHF|JPY|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|INR|CNY|BRL|MXN|ZAR|SGD|HKD";
const amount = new RegExp(
  `[$€£¥₹]\\s*[\\d.,]*\\d|\\d\\s*[$€£¥₹]|\\b(?:${codes})\\s*\\d|\\d\\s*(?:[kKmM]\\s*)?(?:${codes})\\b`,
  "i",
);

/** Whether a text says an amount of money, such as "$12k" or "40 000 EUR". */
export function looksLikeAmount(text: string): boolean {
  return amount.test(text);
}

const moneyNames =
  /\b(?:tcv|arpu|arpa|turnover|invoices?|invoiced|payments?|profit|margin|income|earnings|funding|discount|billings?)\b|\b(?:contract|deal|account|lifetime|order) (?:value|size|worth)\b/;

/** Whether a name promises amounts; wider than what imports take for money, as here everybody would read them. */
export function namesMoney(name: string): boolean {
  return isMoneyName(name) || moneyNames.test(plainName(name));
}

const isDay = (text: string) => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

const readers: Record<FieldType, (text: string, options: readonly string[]) => Read> = {
  text: (text) => (text.length > 500 ? { problem: "Use at most 500 characters." } : { value: text }),
  number: (text) => {
    const value = parseNumber(text, ".");
    return value === null ? { problem: "Write a number, like 1234.5." } : { value };
  },
  date: (text) => {
    const day = /^(\d{4}-\d{2}-\d{2})(?:$|[T ]\d{2}:\d{2})/.exec(text)?.[1];
    return day && isDay(day) ? { value: day } : { problem: "Write a day, like 2026-04-30." };
  },
  "yes-no": (text) => {
    const value = parseBoolean(text);
    return value === null ? { problem: "Write yes or no." } : { value: value ? "yes" : "no" };
  },
  choice: (text, options) => {
    const value = options.find((option) => option.toLowerCase() === text.toLowerCase());
    return value === undefined ? { problem: `Choose one of ${options.join(", ")}.` } : { value };
  },
};

/** Reads a value from a person, a program or a file; what it cannot read, it says how to write. */
export function readField({ type, options }: FieldKind, raw: unknown): Read {
  if (raw === null || raw === undefined) return { value: null };
  if (typeof raw === "number" && !Number.isFinite(raw)) return { problem: "Write a number, like 1234.5." };
  if (typeof raw === "object") return { problem: "Write one value." };
  const text = String(raw).trim();
  if (text === "") return { value: null };
  if (typeof raw === "string" && looksLikeAmount(text))
    return {
      problem: "Amounts of money do not belong here; they are kept with the account's subscriptions and deals.",
    };
  return readers[type](text, options);
}

const readsAll = (type: FieldType, samples: readonly string[]) =>
  samples.every((sample) => "value" in readField({ type, options: [] }, sample));

/** The type that fits what was found: the narrowest that reads every sample. Few values that repeat make a choice. */
export function suggestType(samples: readonly string[]): { type: FieldType; options: string[] } {
  const plain = (type: FieldType) => ({ type, options: [] });
  if (samples.length === 0) return plain("text");
  if (readsAll("date", samples)) return plain("date");
  const different = [...new Set(samples.map((sample) => sample.trim()))];
  if (readsAll("yes-no", samples) && different.length <= 2) return plain("yes-no");
  if (readsAll("number", samples)) return plain("number");
  const repeats = samples.length >= 3 * different.length;
  const short = different.every((sample) => sample.length <= 40);
  return different.length <= 20 && repeats && short
    ? { type: "choice", options: different.sort((a, b) => a.localeCompare(b)) }
    : plain("text");
}

/** What imports note under names of their own; no field is made of them. */
export const innerKeys: readonly string[] = ["parent", "churnFlag"];
