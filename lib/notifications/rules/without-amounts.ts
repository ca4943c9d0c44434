/**
 * Notifications carry words that people typed: titles, reasons, what is missing. An amount in them, a number beside a currency's
 * sign, code or name, is left out of what goes to inboxes, mails and other systems (SPEC N4).
 */
const words = ["ALL", "TOP"];
const codes = [
  ...Intl.supportedValuesOf("currency").filter((code) => !words.includes(code)),
  "usd",
  "eur",
  "gbp",
  "chf",
];
const names = "[Dd]ollars?|[Ee]uros?|[Pp]ounds|[Ff]rancs?|[Yy]en|bucks|zł|Kč|kr|Ft|лв";

const gap = String.raw`[ \u00a0\u202f]?`;
const size = String.raw`(?:${gap}(?:k|K|m|M|mn|mio|bn|thousand|million|billion)(?![\p{L}\p{N}]))?`;
const number = String.raw`\d(?:[\d.,'’\u00a0\u202f]| (?=\d{3}(?!\d)))*(?<=\d)${size}`;
const first = String.raw`(?:\p{Sc}|(?<![\p{L}\p{N}])(?:${codes.join("|")}))`;
const last = String.raw`(?:\p{Sc}|(?:${codes.join("|")}|${names})(?!\p{L}))`;
const amount = new RegExp(`[-+−]?${first}${gap}[-+−]?${number}(?:${gap}${last})?|[-+−]?${number}${gap}${last}`, "gu");

export const hidden = "[amount hidden]";

export const withoutAmounts = (text: string): string => text.replaceAll(amount, hidden);
