/** What of a webhook's body becomes rows of an import object. A path names a value: "data.customer.id", "data.items[0].price". */
import { isRequired, type SentRow, sentFields, type UpsertObject } from "#lib/imports/rules/upsert-fields.ts";

/**
 * `rowsAt`: the path of a list of rows, else the body is one row. `columns`: where each field's value is: a path within the row, one
 * from the top of the body ("$.id"), or a fixed text ("=EUR"). `type`: only bodies whose "type" this is; empty for all.
 */
export type WebhookMapping = {
  object: UpsertObject;
  rowsAt: string;
  type: string;
  columns: Record<string, string>;
  currency: string;
};

const part = String.raw`[^.[\]\s$=]+(?:\[\d{1,5}\])*`;
const path = String.raw`${part}(?:\.${part})*`;
export const rowsPath = new RegExp(`^(?:${path})?$`);
export const columnPath = new RegExp(String.raw`^(?:(?:\$\.)?${path}|=\S.*)$`);

/** The value at a path; undefined where there is none. */
function valueAt(body: unknown, at: string): unknown {
  let value = body;
  for (const key of at.replaceAll("[", ".").replaceAll("]", "").split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

const plain = (value: unknown): string | number | boolean | null =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;

/** The rows of a body; null when the body is none of those that the mapping is for. What is missing in a row is refused with it. */
export function rowsOfWebhook(body: unknown, { rowsAt, type, columns }: WebhookMapping): SentRow[] | null {
  if (type !== "" && valueAt(body, "type") !== type) return null;
  const found = rowsAt === "" ? body : valueAt(body, rowsAt);
  if (found === undefined) return null;
  const rows = Array.isArray(found) ? found : [found];
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(columns).map(([field, at]) => {
        if (at.startsWith("=")) return [field, at.slice(1)];
        return [field, plain(at.startsWith("$.") ? valueAt(body, at.slice(2)) : valueAt(row, at))];
      }),
    ),
  );
}

/** What is wrong with a mapping, as a sentence; null when rows can be made by it. */
export function mappingFault({ object, columns }: WebhookMapping): string | null {
  const fields = sentFields(object);
  const unknown = Object.keys(columns).find((key) => !fields.some((field) => field.key === key));
  if (unknown) return `There is no field "${unknown}" here. Leave it out.`;
  const missing = fields.filter((field) => isRequired(object, field) && !columns[field.key]);
  return missing.length ? `Say where to find: ${missing.map(({ label }) => label).join(", ")}.` : null;
}
