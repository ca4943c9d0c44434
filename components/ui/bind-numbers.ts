const months = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec";
const units = `days?|weeks?|months?|years?|hours?|minutes?|points?|seats?|min|h|d|${months}`;
const beforeUnit = new RegExp(`(\\d)[ \\u00a0](?=(?:${units})\\b)`, "g");

/** Keeps a number on one line with its per cent sign, unit or month: "fell 28 %", "12 days", "9 Nov". */
export function bindNumbers(text: string): string {
  return text.replaceAll(/(\d)[ \u00a0](?=%)/g, "$1\u202f").replaceAll(beforeUnit, "$1\u00a0");
}
