import { createHash } from "node:crypto";
import type { Row } from "../batch.ts";

/** The row's own id, else one made from what tells it apart: the same row handed in again finds itself. */
export function keyOfRow(row: Row, fields: string[]): string {
  const own = row.record.externalId;
  if (typeof own === "string") return own;
  const parts = fields.map((field) => String(row.record[field] ?? ""));
  return `~${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22)}`;
}
