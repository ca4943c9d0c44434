const minus = "\u2212";
const narrowSpace = "\u202f";

const styles = new Map<number, Intl.NumberFormat>();

/** Making a format takes longer than using it a hundred times. */
function styleOf(digits: number): Intl.NumberFormat {
  const made =
    styles.get(digits) ??
    new Intl.NumberFormat("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  styles.set(digits, made);
  return made;
}

/** `1234.5` → "1,234.5"; negative with U+2212; −0 after rounding is 0. */
export function formatNumber(value: number, digits = 0): string {
  const text = styleOf(digits).format(Math.abs(value));
  return value < 0 && /[1-9]/.test(text) ? minus + text : text;
}

/** With its sign: "+4", "−19"; what rounds to nothing has none. */
export function formatSigned(value: number, digits = 0): string {
  const text = formatNumber(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** `96.41` (already in per cent) → "96.4 %". */
export function formatPercent(value: number, digits = 1): string {
  return `${formatNumber(value, digits)}${narrowSpace}%`;
}

/** Integer minor units and an ISO currency → "€12,300" (no cents when there are none). */
export function formatMoney(minor: number, currency: string): string {
  const style = new Intl.NumberFormat("en-GB", { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  const digits = style.resolvedOptions().maximumFractionDigits ?? 2;
  const whole = minor % 10 ** digits === 0;
  const parts = new Intl.NumberFormat("en-GB", {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: whole ? 0 : digits,
    maximumFractionDigits: whole ? 0 : digits,
  });
  return (minor < 0 ? minus : "") + parts.format(Math.abs(minor) / 10 ** digits);
}

/** `count(1, "account")` → "1 account"; `count(3, "entry", "entries")` → "3 entries". */
export function formatCount(value: number, one: string, many = `${one}s`): string {
  return `${formatNumber(value)} ${value === 1 ? one : many}`;
}
