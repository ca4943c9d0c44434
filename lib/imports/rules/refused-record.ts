import type { Refusal } from "../schema.ts";
import { refusal } from "./check-row.ts";
import type { RawRecord } from "./record-splitter.ts";

export function longRefusal(record: RawRecord, row: number): Refusal | null {
  if (record.problem !== "too-long") return null;
  return refusal(
    row,
    null,
    "too-long",
    "This line is longer than 1 MB. Split it, or remove it; the rest of the file was read.",
  );
}
