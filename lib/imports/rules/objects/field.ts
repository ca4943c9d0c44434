import type { ObjectKey } from "../../schema.ts";

/** "account" and "subscription" are references, resolved against what is in the database when the row is written. */
export type FieldKind =
  | "id"
  | "account"
  | "subscription"
  | "text"
  | "long-text"
  | "email"
  | "day"
  | "instant"
  | "number"
  | "count"
  | "money"
  | "boolean"
  | "choice";

export type Field = {
  key: string;
  label: string;
  kind: FieldKind;
  required?: true;
  /** Column names that mean this field, best first: lower case, words divided by a space, without a vendor's prefix. */
  names: string[];
  /** For "choice": what the file may say → what is stored. `otherwise` takes the rest; without it the row is refused. */
  choices?: Record<string, string>;
  otherwise?: string;
  /** A day or an instant at which something has happened: the row is refused when it lies in the future (see future.ts). */
  pastOnly?: true;
};

export type ImportObject = {
  key: ObjectKey;
  label: string;
  one: string;
  /** Words of a file's name that speak for this object. */
  fileWords: RegExp;
  fields: Field[];
  /** At least one field of each group must be found before this object is suggested. */
  needs: string[][];
};

export function field(key: string, label: string, kind: FieldKind, names: string, more: Partial<Field> = {}): Field {
  return { key, label, kind, names: names.split("|"), ...more };
}

export const required = { required: true } as const;
export const pastOnly = { pastOnly: true } as const;
export const requiredPast = { ...required, ...pastOnly } as const;

const accountNames =
  "account id|account|customer id|customer|company id|organization id|organisation id|org id|client id|tenant id|workspace id|group id|account external id|company|client";
export const accountReference = field("account", "Account", "account", accountNames, required);
/** For records whose account may be told by a link file instead (see links.ts). */
export const linkedAccount = field(
  "account",
  "Account",
  "account",
  `associated company ids primary|associated company id|associatedcompanyid|primary associated company id|${accountNames}|associated company ids|associated company`,
);
