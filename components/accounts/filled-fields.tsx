import type { AccountField } from "#lib/accounts/schema/fields.ts";
import { CustomFact } from "./custom-fact.tsx";

type FilledFieldsProps = { accountId: number; fields: readonly AccountField[]; mayChange: boolean };

/** The custom fields that have a value, as rows of the account's facts. */
export function FilledFields({ accountId, fields, mayChange }: FilledFieldsProps) {
  return fields
    .filter(({ value, unfit }) => value !== null || unfit)
    .map((field) => <CustomFact key={field.id} accountId={accountId} field={field} mayChange={mayChange} />);
}
