import { createHash } from "node:crypto";
import type { Dialect } from "../schema.ts";

/** Two files with the same columns, in any order, are taken for the same export: what was said of one serves the other. */
export function signatureOf(dialect: Pick<Dialect, "columns">): string {
  const names = dialect.columns.map((column) => column.name.toLowerCase()).sort();
  return createHash("sha256").update(JSON.stringify(names)).digest("hex").slice(0, 32);
}
