import { parseMinor } from "#lib/imports/rules/numbers.ts";
import { type DealRow, dealKinds } from "#lib/value/schema.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { dealKindWord } from "./deal-words.ts";

const kinds = dealKinds.map((value) => ({ value, label: dealKindWord(value) }));
const textOf = (form: FormData, name: string) => String(form.get(name) ?? "").trim() || null;

/** What the fields below say. */
export function readDeal(form: FormData) {
  return {
    name: textOf(form, "name") ?? "",
    kind: dealKinds.find((kind) => kind === form.get("kind")) ?? "expansion",
    stage: textOf(form, "stage"),
    closesOn: textOf(form, "closesOn"),
  };
}

/** The amount that was typed; null for none. Throws a sentence when it is not one. */
export function readAmount(form: FormData) {
  const text = textOf(form, "amount");
  if (text === null) return null;
  const currency = (textOf(form, "currency") ?? "USD").toUpperCase();
  const minor = parseMinor(text, ".", currency);
  if (minor === null) throw new Error("This is not an amount. Write digits only, such as 1234.50.");
  return { minor, currency };
}

/** A deal's own fields; what it is worth only for those with a grant. */
export function DealFields({ deal, error, amount }: { deal?: DealRow; error: string | undefined; amount: boolean }) {
  return (
    <>
      <Field label="Deal" className="col-span-2" error={error}>
        <Input name="name" required maxLength={200} defaultValue={deal?.name} />
      </Field>
      <Field label="Kind">
        <Select name="kind" options={kinds} defaultValue={deal?.kind ?? "expansion"} />
      </Field>
      <Field label="Stage" optional>
        <Input name="stage" maxLength={80} defaultValue={deal?.stage ?? undefined} />
      </Field>
      <Field label="Expected to close" optional className="col-span-2">
        <Input name="closesOn" type="date" defaultValue={deal?.closesOn ?? undefined} />
      </Field>
      {amount && <AmountFields />}
    </>
  );
}

/** Minor units as they are typed: 120050 cents are 1200.5. */
function typed(minor: number, currency: string): number {
  const style = new Intl.NumberFormat("en", { style: "currency", currency });
  return minor / 10 ** (style.resolvedOptions().maximumFractionDigits ?? 2);
}

type AmountFieldsProps = { minor?: number; currency?: string; error?: string | undefined };

export function AmountFields({ minor, currency = "USD", error }: AmountFieldsProps) {
  return (
    <>
      <Field label="Worth" optional error={error}>
        <Input
          name="amount"
          inputMode="decimal"
          defaultValue={minor === undefined ? undefined : typed(minor, currency)}
        />
      </Field>
      <Field label="Currency">
        <Input name="currency" maxLength={3} defaultValue={currency} />
      </Field>
    </>
  );
}
