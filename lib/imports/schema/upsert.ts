import { JSON_SCHEMA_INPUT_REGISTRY } from "@orpc/zod/zod4";
import { z } from "zod";
import type { Field, FieldKind } from "../rules/objects/field.ts";
import { isRequired, type SentRow, sentFields, type UpsertObject } from "../rules/upsert-fields.ts";
import { warning } from "../schema.ts";

const words = z.string().max(1000);
const id = z.union([z.string().max(300), z.number()]);
const day = z.string().max(60);
const instant = z.string().max(60);
// what is no date is refused with its row, and does not hold up the others: the shape only tells a reader
JSON_SCHEMA_INPUT_REGISTRY.add(day, { type: "string", format: "date" });
JSON_SCHEMA_INPUT_REGISTRY.add(instant, { type: "string", format: "date-time" });
const figure = z.number();
const shapes: Record<FieldKind, z.ZodType> = {
  id,
  account: id,
  subscription: id,
  text: words,
  "long-text": z.string().max(20_000),
  email: words,
  choice: words,
  day,
  instant,
  number: figure,
  count: figure,
  money: figure,
  boolean: z.boolean(),
};

function fieldShape({ kind, choices, otherwise }: Field): z.ZodType {
  if (kind !== "choice") return shapes[kind];
  return words.describe(
    `Such as ${[...new Set([...Object.values(choices ?? {}), otherwise])].filter(Boolean).join(", ")}`,
  );
}

function rowShape(object: UpsertObject): z.ZodType<SentRow> {
  const fields = sentFields(object).map((field) => {
    const shape = fieldShape(field);
    return [field.key, isRequired(object, field) ? shape : shape.nullish()];
  });
  const custom = z.record(z.string().trim().min(1).max(200), z.union([words, z.number(), z.boolean()])).optional();
  const shape: Record<string, z.ZodType> = { ...Object.fromEntries(fields), ...(object === "accounts" && { custom }) };
  return z.strictObject(shape) as z.ZodType as z.ZodType<SentRow>;
}

export const mostRows = 1000;
const noKey =
  "Send an Idempotency-Key header of 1 to 200 letters: the same for a retry, a new one for every new request.";

/** As `{ headers, body }`: the key is a header (draft-ietf-httpapi-idempotency-key-header). */
export const upsertInput = (object: UpsertObject) =>
  z.object({
    headers: z.object({ "idempotency-key": z.string(noKey).trim().min(1, noKey).max(200, noKey) }),
    body: z.strictObject({
      rows: z.array(rowShape(object)).min(1).max(mostRows),
      /** Of amounts in rows that name none. */
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/, 'Write a currency as three capital letters, like "EUR".')
        .default("USD"),
    }),
  });

/** What became of one row: its place in the request, from 0, and its own id if it has one. */
const upsertedRow = z.object({
  index: z.int(),
  externalId: z.string().nullable(),
  state: z.enum(["taken", "refused"]),
  code: z.string().optional(),
  field: z.string().nullable().optional(),
  message: z.string().optional(),
});
export const upsertAnswer = z.object({
  taken: z.int(),
  refused: z.int(),
  rows: z.array(upsertedRow),
  warnings: z.array(warning),
});
export type UpsertAnswer = z.infer<typeof upsertAnswer>;
