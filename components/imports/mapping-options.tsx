import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { Mapping, ObjectKey } from "#lib/imports/schema.ts";

const withMoney: readonly ObjectKey[] = ["subscriptions", "deals", "invoices", "snapshot", "custom-metrics"];

/** What no column says: the currency of amounts without one, and the day a snapshot stands for. */
export function MappingOptions({
  object,
  mapping,
  editable,
  onChange,
}: {
  object: ObjectKey;
  mapping: Mapping;
  editable: boolean;
  onChange: (next: Mapping) => void;
}) {
  return (
    <div className="mb-4 flex flex-wrap gap-4">
      {object === "snapshot" && (
        <Field label="These values stand for the day" hint="Who is marked as having left, left the day after.">
          <Input
            type="date"
            value={mapping.asOf ?? ""}
            disabled={!editable}
            onChange={(event) => onChange({ ...mapping, asOf: event.target.value || null })}
          />
        </Field>
      )}
      {withMoney.includes(object) && (
        <Field label="Currency of amounts that name none" hint="Three letters, such as USD.">
          <Input
            className="w-24"
            maxLength={3}
            value={mapping.currency}
            disabled={!editable}
            onChange={(event) => onChange({ ...mapping, currency: event.target.value.toUpperCase() })}
          />
        </Field>
      )}
    </div>
  );
}
