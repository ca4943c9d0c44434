// RFC 4180 lines. A cell that a spreadsheet would run as a formula gets an apostrophe in front (SPEC X12).

const formulaStart = /^[=+\-@\t\r|]/;

export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const safe = formulaStart.test(value.trimStart()) || formulaStart.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Without a header: lines that go on a file begun before. */
export function csvLines(
  header: readonly string[] | null,
  rows: readonly (readonly (string | number | boolean | null)[])[],
): string {
  return `${[...(header ? [header] : []), ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}
