/** Numbers and amounts out of text: 1,234.56 and 1.234,56, spaces and apostrophes between thousands, currency signs, (negative). */
import type { DecimalMark } from "../schema.ts";

const dressing = /[\s\u00a0\u202f'’]|^(?:USD|EUR|GBP|CAD|AUD|CHF)|(?:USD|EUR|GBP|CAD|AUD|CHF)$|[$€£¥₹]/gi;
const digits = /^[+-]?(?:\d+(?:[.,]\d+)*)(?:[.,])?$/;

const places = new Map<string, number>();

/** Decimals of a currency's minor unit: 2 for most, 0 for JPY, 3 for KWD. Amounts are shown by the same rule. */
function placesOf(currency: string): number {
  const known = places.get(currency);
  if (known !== undefined) return known;
  const style = /^[A-Z]{3}$/.test(currency) ? new Intl.NumberFormat("en-GB", { style: "currency", currency }) : null;
  const found = style?.resolvedOptions().maximumFractionDigits ?? 2;
  if (places.size < 1000) places.set(currency, found);
  return found;
}

function bare(text: string): string | null {
  const negative = /^\(.*\)$/.test(text.trim());
  const value = text
    .trim()
    .replace(/^\(|\)$/g, "")
    .replace("−", "-")
    .replace(dressing, "")
    .replace(/%$/, "");
  if (!digits.test(value)) return null;
  return negative ? `-${value}` : value;
}

/** The plain form ("-1234.5"), or null when the text is no number in that format. */
function plain(text: string, decimal: DecimalMark): string | null {
  const value = bare(text);
  if (value === null) return null;
  const thousands = decimal === "." ? "," : ".";
  const [whole = "", fraction, extra] = value.split(decimal);
  if (extra !== undefined || fraction?.includes(thousands)) return null;
  const groups = whole.split(thousands);
  if (groups.length > 1 && groups.slice(1).some((group) => group.length !== 3)) return null;
  return groups.join("") + (fraction ? `.${fraction}` : "");
}

export function parseNumber(text: string, decimal: DecimalMark): number | null {
  if (/^-?\d+(?:\.\d+)?e[+-]?\d{1,3}$/i.test(text.trim())) return finite(Number(text));
  const value = plain(text, decimal);
  return value === null ? null : finite(Number(value));
}

function finite(value: number): number | null {
  return Number.isFinite(value) && Math.abs(value) < 1e15 ? value : null;
}

/** Minor units of the currency, rounded half away from zero, without a float in between. Null: no amount, or too large to be one. */
export function parseMinor(text: string, decimal: DecimalMark, currency: string): number | null {
  const value = plain(text, decimal);
  if (value === null) return null;
  const places = placesOf(currency);
  const sign = value.startsWith("-") ? -1 : 1;
  const [whole = "", fraction = ""] = value.replace(/^[+-]/, "").split(".");
  if (whole.length > 12) return null;
  const kept = Number(whole + fraction.padEnd(places, "0").slice(0, places));
  const up = Number(fraction[places] ?? 0) >= 5 ? 1 : 0;
  return sign * (kept + up) || 0;
}

/** An amount in minor units as text in units of its currency: 1250 → "12.50". */
export function majorText(minor: number, currency: string): string {
  const places = placesOf(currency);
  return (minor / 10 ** places).toFixed(places);
}

/** Which mark divides the decimals of a column: told by 1.234,5 or 12,50; 1,234 alone tells nothing. */
export class DecimalVotes {
  seen = 0;
  numbers = 0;
  private comma = 0;
  private dot = 0;
  private either = 0;

  push(text: string) {
    this.seen++;
    const value = bare(text);
    if (value === null) return;
    this.numbers++;
    const marks = value.replace(/[^.,]/g, "");
    if (!marks) return;
    const last = marks.at(-1) === "," ? "comma" : "dot";
    const after = value.length - Math.max(value.lastIndexOf(","), value.lastIndexOf(".")) - 1;
    if (new Set(marks).size === 2) this[last]++;
    else if (marks.length > 1) this[last === "comma" ? "dot" : "comma"]++;
    else if (after !== 3) this[last]++;
    else this.either++;
  }

  /** A file divided by semicolons most likely comes from where the comma divides decimals. */
  mark(delimiter: string): DecimalMark {
    if (this.comma !== this.dot) return this.comma > this.dot ? "," : ".";
    return this.either > 0 && delimiter === ";" ? "," : ".";
  }
}
