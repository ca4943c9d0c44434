import { useState } from "react";
import { type Dimension, dimensions } from "#lib/health/schema.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Section } from "../ui/page-header.tsx";
import { Select } from "../ui/select.tsx";

export type Named = { label: string; dimension: Dimension; presenceIsMeant: boolean };
type Props = { suggested: string; presence: boolean; pending: boolean; onConfirm: (named: Named) => void };

/** The name and the dimension of a new measure, and the word of whoever means its presence. */
export function OwnMeasureName({ suggested, presence, pending, onConfirm }: Props) {
  const [label, setLabel] = useState<string>();
  const [dimension, setDimension] = useState<Dimension>("usage");
  const [meant, setMeant] = useState(false);
  const name = (label ?? suggested).trim().slice(0, 60);
  return (
    <Section title="Name">
      <form
        className="grid max-w-xl gap-4 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm({ label: name, dimension, presenceIsMeant: meant });
        }}
      >
        <Field label="Name">
          <Input
            value={label ?? suggested}
            maxLength={60}
            required
            onChange={(event) => setLabel(event.target.value)}
          />
        </Field>
        <Field label="Dimension">
          <Select
            value={dimension}
            onChange={(event) => setDimension(event.target.value as Dimension)}
            options={dimensions.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }))}
          />
        </Field>
        {presence && (
          <div className="sm:col-span-2">
            <Checkbox
              label="I know that having data says little about staying, and mean it all the same"
              checked={meant}
              onChange={(event) => setMeant(event.target.checked)}
            />
          </div>
        )}
        <div>
          <Button variant="primary" type="submit" pending={pending} disabled={name === "" || (presence && !meant)}>
            Make the measure
          </Button>
        </div>
      </form>
    </Section>
  );
}
