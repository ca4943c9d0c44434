import type { Surface } from "#lib/promises/schema.ts";
import type { InteractionKind, RecordInput } from "../schema/interactions.ts";

type Reach = Pick<RecordInput, "kind" | "direction" | "shared">;

/** Whether the customer reads an entry: an email unless it came from them, anything else when it is shared with them. */
export const isForCustomer = ({ kind, direction, shared }: Reach): boolean =>
  kind === "email" ? direction !== "in" : shared;

/** The words of an entry that the customer reads: of an email what was written, of a shared note all of it. */
export function wordsForCustomer(entry: Reach & Pick<RecordInput, "summary" | "outcome" | "nextStep">): string[] {
  if (!isForCustomer(entry)) return [];
  const { kind, summary, outcome, nextStep } = entry;
  return kind === "email" ? [summary] : [summary, outcome ?? "", nextStep?.what ?? ""].filter(Boolean);
}

export function surfaceOf(kind: InteractionKind): Surface {
  if (kind === "email") return "email";
  return kind === "review" ? "review" : "note";
}
