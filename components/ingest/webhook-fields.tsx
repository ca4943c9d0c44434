import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { isRequired, sentFields, type UpsertObject } from "#lib/imports/rules/upsert-fields.ts";
import type { WebhookMapping } from "#lib/ingest/rules/webhook-rows.ts";

/** A path for each field of the object that the webhook writes. */
export function WebhookFields({ object, known }: { object: UpsertObject; known: WebhookMapping | null }) {
  const fields = sentFields(object);
  return (
    <fieldset className="grid gap-3 border-line border-t pt-3">
      <legend className="sr-only">Where each value is</legend>
      <p className="text-ink-2 text-sm">
        Where each value is: <code className="font-mono text-xs">customer.id</code> within the row,{" "}
        <code className="font-mono text-xs">$.data.id</code> from the top of the body,{" "}
        <code className="font-mono text-xs">=EUR</code> for a fixed value.
      </p>
      <div className="grid gap-3 sm:grid-cols-3">
        {fields.map((field) => {
          const needed = isRequired(object, field);
          return (
            <Field key={field.key} label={field.label} optional={!needed}>
              <Input
                name={`field:${field.key}`}
                required={needed}
                maxLength={300}
                autoComplete="off"
                spellCheck={false}
                defaultValue={known?.columns[field.key]}
                className="font-mono text-xs!"
              />
            </Field>
          );
        })}
        {fields.some(({ kind }) => kind === "money") && (
          <Field label="Currency of rows that name none" optional>
            <Input
              name="currency"
              pattern="[A-Za-z]{3}"
              maxLength={3}
              placeholder="USD"
              defaultValue={known?.currency}
            />
          </Field>
        )}
      </div>
    </fieldset>
  );
}
