import type { Field, FieldType, FieldValue } from "#lib/accounts/schema/fields.ts";
import { absoluteDate } from "../ui/dates.ts";
import { formatNumber } from "../ui/numbers.ts";

export const typeWords: Record<FieldType, string> = {
  text: "Text",
  number: "Number",
  date: "Date",
  "yes-no": "Yes or no",
  choice: "Choice",
};

const decimalsOf = (value: number) => Math.min(6, String(value).split(".")[1]?.length ?? 0);

/** A value of a custom field as people read it. */
export function valueWords(type: FieldType, value: FieldValue): string {
  if (typeof value === "number") return formatNumber(value, decimalsOf(value));
  if (type === "date") return absoluteDate(value);
  return type === "yes-no" ? (value === "yes" ? "Yes" : "No") : value;
}

const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** What can be chosen, for types that are chosen rather than typed. */
export function choicesOf({ type, options }: Pick<Field, "type" | "options">) {
  if (type === "choice") return plain(options);
  return type === "yes-no"
    ? [
        { value: "yes", label: "Yes" },
        { value: "no", label: "No" },
      ]
    : undefined;
}
