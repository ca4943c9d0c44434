/**
 * The numbers that an event carries and that may become a measure: by name at its top level, as a JSON number no larger than 10^15.
 * Names that promise amounts of money are left out: everybody may read a measure (N4).
 */
import { namesMoney } from "#lib/accounts/rules/fields.ts";
import type { Json } from "../schema.ts";

export const largest = 1e15;
const longest = 100;

export function propertiesOf(properties: Readonly<Record<string, Json>>): string[] {
  return Object.entries(properties).flatMap(([key, value]) =>
    typeof value === "number" && Math.abs(value) <= largest && key.length <= longest && key !== "" && !namesMoney(key)
      ? [key]
      : [],
  );
}
