import type { FieldColumn } from "./field-query.ts";

/** The columns that the list of accounts can show, in the order of the screen. */
export const columnKeys = [
  "score",
  "trend",
  "why",
  "owner",
  "segment",
  "tier",
  "stage",
  "plan",
  "renewal",
  "forecast",
  "interaction",
  "confidence",
] as const;
export type ColumnKey = (typeof columnKeys)[number];
/** One of the list's own, or a custom field. */
export type ShownColumn = ColumnKey | FieldColumn;
export const usualColumns: readonly ColumnKey[] = ["score", "trend", "why", "owner", "renewal", "interaction"];
