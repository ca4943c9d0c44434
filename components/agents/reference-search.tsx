import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";

/** A plain form: the reference is searched by the server and works without any script. */
export function ReferenceSearch({ nouns, noun, search }: { nouns: readonly string[]; noun: string; search: string }) {
  return (
    <search className="mb-5">
      <form action="/api/docs" className="flex flex-wrap items-end gap-2">
        <Field label="Search" className="min-w-48 grow">
          <Input name="q" type="search" maxLength={100} defaultValue={search} placeholder="revoke key" />
        </Field>
        <Field label="About" className="w-44">
          <Select
            name="noun"
            empty="Everything"
            defaultValue={noun}
            options={nouns.map((value) => ({ value, label: value }))}
          />
        </Field>
        <Button type="submit">Search</Button>
      </form>
    </search>
  );
}
