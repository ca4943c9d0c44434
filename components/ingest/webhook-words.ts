import { oneText } from "#components/people/page-number.ts";
import type { Query } from "#components/ui/href.ts";
import type { Tone } from "#components/ui/tag.tsx";
import { importObject } from "#lib/imports/rules/objects/registry.ts";
import type { UpsertObject } from "#lib/imports/rules/upsert-fields.ts";
import type { WebhookMapping } from "#lib/ingest/rules/webhook-rows.ts";
import type { DeliveryResult } from "#lib/ingest/schema/webhooks.ts";

export const resultWords: Record<DeliveryResult, string> = {
  taken: "Taken",
  partly: "Partly taken",
  refused: "Refused",
  ignored: "Left aside",
  waiting: "Waits for its account",
};
export const resultTones: Record<DeliveryResult, Tone> = {
  taken: "neutral",
  partly: "watch",
  refused: "watch",
  ignored: "neutral",
  waiting: "watch",
};

/** What a webhook writes: "tickets"; null: it is Stripe's. */
export const objectWords = (object: UpsertObject | null): string =>
  object === null ? "subscriptions, prices and invoices" : importObject(object).label.toLowerCase();

/** The result that the list of deliveries is filtered by; what an address gets wrong filters nothing. */
export function readResult(query: Query): DeliveryResult | null {
  const typed = oneText(query.result as string);
  return Object.hasOwn(resultWords, typed) ? (typed as DeliveryResult) : null;
}

/** The mapping that a form holds: fields are named "field:externalId"; empty ones are left out. */
export function readMapping(typed: Pick<FormData, "get" | "entries">, object: UpsertObject): WebhookMapping {
  const text = (name: string) => String(typed.get(name) ?? "").trim();
  const columns = [...typed.entries()].flatMap(([name, value]) => {
    const at = String(value).trim();
    return name.startsWith("field:") && at ? [[name.slice("field:".length), at]] : [];
  });
  return {
    object,
    rowsAt: text("rowsAt"),
    type: text("type"),
    columns: Object.fromEntries(columns),
    currency: text("currency").toUpperCase() || "USD",
  };
}
