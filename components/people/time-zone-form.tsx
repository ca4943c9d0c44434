"use client";

import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { useChange } from "./change.ts";

const words = (zone: string) => zone.replaceAll("_", " ");

/** The time zone that my days and times are shown in. `zones` comes from the server, which knows what it accepts. */
export function TimeZoneForm({ timeZone, zones }: { timeZone: string; zones: readonly string[] }) {
  const { run, pending, problem } = useChange();
  const save = (next: string) =>
    void run(() => rpc.people.setTimeZone({ timeZone: next }), `Times are shown for ${words(next)}`);
  return (
    <div className="flex max-w-md flex-wrap items-end gap-2">
      <Field label="Time zone" hint="“Today”, due dates and times follow it." error={problem} className="min-w-52 grow">
        <Select
          value={timeZone}
          disabled={pending}
          options={zones.map((zone) => ({ value: zone, label: words(zone) }))}
          onChange={(event) => save(event.target.value)}
        />
      </Field>
      <Button className="mb-5" pending={pending} onClick={() => save(Intl.DateTimeFormat().resolvedOptions().timeZone)}>
        Use this computer's
      </Button>
    </div>
  );
}
