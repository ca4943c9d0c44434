export type Line = {
  what: string;
  measured: string;
  floor: string;
  ratio: string;
  target: string;
  met: boolean | null;
};

export const verdict = (met: boolean | null) => (met === null ? "–" : met ? "✓ met" : "✕ not met");

/** One table for the terminal and, with the same characters, for the README. */
export function printTable(title: string, lines: Line[]): void {
  const cells = lines.map((line) => [line.what, line.measured, line.floor, line.ratio, line.target, verdict(line.met)]);
  printRows(title, ["", "measured", "floor", "ratio", "target", ""], cells);
}

/** A table of any columns, in the same way. */
export function printRows(title: string, heads: readonly string[], cells: readonly (readonly string[])[]): void {
  const widths = heads.map((head, column) => Math.max(head.length, ...cells.map((row) => row[column]?.length ?? 0), 3));
  const row = (items: readonly string[]) => `| ${items.map((item, at) => item.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  console.log(`\n${title}`);
  console.log(row(heads));
  console.log(`|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`);
  for (const items of cells) console.log(row(items));
}

export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
