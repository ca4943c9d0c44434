import { z } from "zod";

const id = z.coerce.number().int().positive();

export const fieldTypes = ["text", "number", "date", "yes-no", "choice"] as const;
export type FieldType = (typeof fieldTypes)[number];

/** A value as its field's type reads it: a date as YYYY-MM-DD, yes or no as "yes" or "no". */
export const fieldValue = z.union([z.string(), z.number()]);
export type FieldValue = z.infer<typeof fieldValue>;

const label = z.string().trim().min(1, "Write a name.").max(60, "Use at most 60 characters.");
const option = z.string().trim().min(1).max(80, "A choice has at most 80 characters.");

export const field = z.object({
  id: z.number(),
  /** The column in imported files, and the name of the value in the account's data. */
  key: z.string(),
  label: z.string(),
  type: z.enum(fieldTypes),
  options: z.array(z.string()),
  archived: z.boolean(),
  /** Accounts with a value, and those whose value does not fit the type; null while they are being counted. */
  filled: z.number().nullable(),
  unfit: z.number().nullable(),
});
export type Field = z.infer<typeof field>;

export const fieldsInput = z.object({
  search: z.string().trim().max(100).default(""),
  archived: z.stringbool().or(z.boolean()).default(false),
});

export const foundField = z.object({
  key: z.string(),
  accounts: z.number(),
  type: z.enum(fieldTypes),
  options: z.array(z.string()),
  examples: z.array(z.string()),
});
export type FoundField = z.infer<typeof foundField>;

export const defineInput = z.object({
  label,
  key: z.string().trim().min(1).max(200).optional(),
  type: z.enum(fieldTypes),
  options: z.array(option).max(100, "A field has at most 100 choices.").default([]),
});
export type DefineInput = z.infer<typeof defineInput>;

export const changeInput = z.object({
  fieldId: id,
  label: label.optional(),
  type: z.enum(fieldTypes).optional(),
  options: z.array(option).max(100, "A field has at most 100 choices.").optional(),
  archived: z.boolean().optional(),
});
export type ChangeInput = z.infer<typeof changeInput>;

export const orderInput = z.object({ fieldIds: z.array(id).min(1).max(200) });

export const setInput = z.object({
  accountId: id,
  fieldId: id,
  value: z.union([z.string().max(500, "Use at most 500 characters."), z.number(), z.boolean()]).nullable(),
});
export type SetInput = z.infer<typeof setInput>;

/** A field on an account's page. `unfit`: there is a value that its type cannot read. */
export const accountField = field
  .pick({ id: true, label: true, type: true, options: true })
  .extend({ value: fieldValue.nullable(), unfit: z.boolean() });
export type AccountField = z.infer<typeof accountField>;

const bound = z
  .string()
  .max(40)
  .refine(
    (text) => z.iso.date().safeParse(text).success || (text.trim() !== "" && Number.isFinite(Number(text))),
    "Write a number or a day.",
  );

/** One condition of the list: equal to, containing, or from and to, both ends included. */
export const fieldFilter = z.object({
  id,
  is: z.string().max(500).optional(),
  has: z.string().max(100).optional(),
  from: bound.optional(),
  to: bound.optional(),
});
export type FieldFilter = z.infer<typeof fieldFilter>;
