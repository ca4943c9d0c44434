/** What other systems write row by row. Single events come in by the wire of Segment, links and snapshots only as files. */
import type { Field } from "./objects/field.ts";
import { importObject } from "./objects/registry.ts";

export const upsertObjects = [
  "accounts",
  "contacts",
  "subscriptions",
  "deals",
  "invoices",
  "usage-daily",
  "tickets",
  "survey-responses",
  "churn-events",
  "custom-metrics",
  "interactions",
] as const;
export type UpsertObject = (typeof upsertObjects)[number];

/** One row as it is sent: fields by their keys; `custom`: an account's own fields, by name. */
export type SentRow = Record<
  string,
  string | number | boolean | null | undefined | Record<string, string | number | boolean>
>;

/** Rows of these objects are told apart by what they say, not by an id of their own. */
const withoutOwnId: UpsertObject[] = ["usage-daily", "custom-metrics"];
/** A row of a file may stand for nothing; one that is sent may not. */
const alsoRequired: Partial<Record<UpsertObject, string[]>> = { "churn-events": ["day"] };

/** The fields of an object that are sent; what is deleted at its source is a matter of files. */
export const sentFields = (object: UpsertObject): Field[] =>
  importObject(object).fields.filter(({ key }) => key !== "deleted");

export function isRequired(object: UpsertObject, field: Field): boolean {
  if (field.key === "externalId") return !withoutOwnId.includes(object);
  return field.required === true || (alsoRequired[object]?.includes(field.key) ?? false);
}
