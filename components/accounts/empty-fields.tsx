import type { AccountField } from "#lib/accounts/schema/fields.ts";
import { CustomFact } from "./custom-fact.tsx";

type EmptyFieldsProps = { accountId: number; fields: readonly AccountField[] };

/** The custom fields without a value, folded away, for who may fill them in. */
export function EmptyFields({ accountId, fields }: EmptyFieldsProps) {
  const empty = fields.filter(({ value, unfit }) => value === null && !unfit);
  if (empty.length === 0) return null;
  return (
    <details className="mt-2" open={empty.length === fields.length && empty.length <= 3}>
      <summary className="cursor-pointer rounded-sm text-ink-3 text-sm">
        {empty.length === 1 ? "1 empty field" : `${empty.length} empty fields`}
      </summary>
      <dl className="mt-1.5 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        {empty.map((field) => (
          <CustomFact key={field.id} accountId={accountId} field={field} mayChange />
        ))}
      </dl>
    </details>
  );
}
