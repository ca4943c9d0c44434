"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { type Definition, definitionSchema } from "#lib/playbooks/schema.ts";
import { useChange } from "../people/change.ts";
import { FormProblem } from "../people/form-problem.tsx";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Section } from "../ui/page-header.tsx";
import { Select } from "../ui/select.tsx";
import { PartFields } from "./part-fields.tsx";
import { type Choices, conditionSpecs, stepSpecs, triggerSpecs } from "./part-specs.ts";
import { type Keyed, PartsEditor } from "./parts-editor.tsx";

type ProtocolFormProps = { protocolId: number | null; definition: Definition; choices: Choices };

const keyed = <Part,>(parts: readonly Part[]): Keyed<Part>[] => parts.map((part, key) => ({ key, part }));
const partsOf = <Part,>(list: readonly Keyed<Part>[]) => list.map(({ part }) => part);

/** Builds a protocol as a sentence: when, and only if, then, until. It is kept as a draft; nothing runs before it is switched on. */
export function ProtocolForm({ protocolId, definition, choices }: ProtocolFormProps) {
  const router = useRouter();
  const { run, pending, problem } = useChange();
  const [wrong, setWrong] = useState("");
  const [base, setBase] = useState(definition);
  const [conditions, setConditions] = useState(keyed(definition.conditions));
  const [steps, setSteps] = useState(keyed(definition.steps));
  const set = (change: Partial<Definition>) => setBase({ ...base, ...change });

  async function save(event: FormEvent) {
    event.preventDefault();
    const read = definitionSchema.safeParse({ ...base, conditions: partsOf(conditions), steps: partsOf(steps) });
    if (!read.success) return setWrong(read.error.issues[0]?.message ?? "Something is missing.");
    setWrong("");
    const kept = { id: 0 };
    const keep = async () => Object.assign(kept, await rpc.playbooks.saveDraft({ protocolId, definition: read.data }));
    if ((await run(keep, "The draft is kept")) && protocolId === null) router.push(`/protocols/${kept.id}`);
  }

  return (
    <form onSubmit={save} className="grid gap-7" aria-label="Protocol">
      <div className="flex flex-wrap gap-4">
        <Field label="Name" className="min-w-60 grow basis-60">
          <Input value={base.name} required maxLength={80} onChange={(event) => set({ name: event.target.value })} />
        </Field>
        <Field label="Why it is worth it" optional className="min-w-60 grow-[2] basis-80">
          <Input value={base.why} maxLength={500} onChange={(event) => set({ why: event.target.value })} />
        </Field>
      </div>
      <When base={base} set={set} choices={choices} />
      <Section title="and only if">
        <PartsEditor
          name="Condition"
          tag="field"
          specs={conditionSpecs(choices)}
          parts={conditions}
          add="Add a condition"
          onChange={setConditions}
        />
      </Section>
      <Section title="then">
        <PartsEditor
          name="Step"
          tag="kind"
          specs={stepSpecs}
          parts={steps}
          ordered
          least={1}
          add="Add a step"
          onChange={setSteps}
        />
      </Section>
      <Until base={base} set={set} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" pending={pending}>
          Keep as draft
        </Button>
        <FormProblem>{wrong || problem}</FormProblem>
      </div>
    </form>
  );
}

type PartProps = { base: Definition; set: (change: Partial<Definition>) => void };

function When({ base, set, choices }: PartProps & { choices: Choices }) {
  const specs = triggerSpecs(choices);
  const chosen = specs.find(({ value }) => value === base.trigger.kind);
  return (
    <Section title="When">
      <div className="grid gap-3">
        <Select
          className="max-w-80"
          aria-label="Trigger"
          options={specs.map(({ value, label }) => ({ value, label }))}
          value={base.trigger.kind}
          onChange={(event) => {
            const next = specs.find(({ value }) => value === event.target.value);
            if (next) set({ trigger: next.start });
          }}
        />
        <PartFields
          fields={chosen?.fields ?? []}
          value={base.trigger}
          onChange={(value) => set({ trigger: value as Definition["trigger"] })}
        />
        <Field label="for so many days running" hint="0: at once. A passing moment leaves no trace." className="w-56">
          <Input
            type="number"
            min={0}
            max={90}
            value={String(base.sustainDays)}
            onChange={(event) => set({ sustainDays: Number(event.target.value) })}
          />
        </Field>
      </div>
    </Section>
  );
}

function Until({ base, set }: PartProps) {
  const stop = base.stopAfterDays === null ? "" : String(base.stopAfterDays);
  return (
    <Section title="until">
      <div className="flex flex-wrap items-start gap-4">
        <Field label="it has been over for" hint="days, then it counts as recovered" className="w-52">
          <Input
            type="number"
            min={0}
            max={90}
            value={String(base.recoveredDays)}
            onChange={(event) => set({ recoveredDays: Number(event.target.value) })}
          />
        </Field>
        <Field label="or it has been open for" hint="days, then it stops by itself; empty: never" className="w-52">
          <Input
            type="number"
            min={1}
            max={730}
            value={stop}
            onChange={(event) => set({ stopAfterDays: event.target.value === "" ? null : Number(event.target.value) })}
          />
        </Field>
        <Field label="and then it rests for" hint="days, for the same account" className="w-52">
          <Input
            type="number"
            min={0}
            max={365}
            value={String(base.coolDownDays)}
            onChange={(event) => set({ coolDownDays: Number(event.target.value) })}
          />
        </Field>
      </div>
    </Section>
  );
}
