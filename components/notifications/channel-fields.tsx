import type { ChannelRow } from "#lib/notifications/schema/channels.ts";
import { notificationKinds } from "#lib/notifications/schema.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { deskOptions } from "./channel-words.ts";
import { kindWords } from "./inbox-words.ts";

export type Team = { id: number; name: string };
type ChannelFieldsProps = { known: ChannelRow | null; slack: boolean; teams: readonly Team[] };

/** Where a channel sends, and which notifications it wants. */
export function ChannelFields({ known, slack, teams }: ChannelFieldsProps) {
  const hint = slack ? "The address of an incoming webhook, which Slack shows once." : "Where it is sent to, by POST.";
  return (
    <>
      <Field label="Name">
        <Input name="name" required maxLength={120} autoComplete="off" defaultValue={known?.name} />
      </Field>
      <Field
        label="Address"
        optional={known !== null}
        hint={known ? `Leave empty to keep the one at ${known.host}.` : hint}
      >
        <Input name="address" type="url" required={!known} maxLength={2000} autoComplete="off" placeholder="https://" />
      </Field>
      <fieldset>
        <legend className="mb-1.5 font-medium text-sm">Kinds</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          {notificationKinds.map((kind) => (
            <Checkbox
              key={kind}
              name="kind"
              value={kind}
              label={kindWords[kind]}
              defaultChecked={!known || known.kinds.length === 0 || known.kinds.includes(kind)}
            />
          ))}
        </div>
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Only what tells the desk" optional>
          <Select name="desk" options={deskOptions} empty="Every desk" defaultValue={known?.desk ?? ""} />
        </Field>
        <Field label="Only what tells the team, or is about its accounts" optional>
          <Select
            name="team"
            options={teams.map(({ id, name }) => ({ value: String(id), label: name }))}
            empty="Every team"
            defaultValue={known?.teamId ?? ""}
          />
        </Field>
      </div>
    </>
  );
}
