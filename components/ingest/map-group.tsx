"use client";

import { type FormEvent, useId, useState } from "react";
import { useChange } from "#components/people/change.ts";
import { FormProblem } from "#components/people/form-problem.tsx";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { formatCount } from "#components/ui/numbers.ts";
import { Radio } from "#components/ui/radio.tsx";
import { AccountSearch } from "./account-search.tsx";
import type { NamedGroup } from "./group-actions.tsx";
import { whyWords } from "./source-words.ts";

type MapGroupProps = { sourceId: number; group: NamedGroup; onClose: () => void };
type Chosen = { id: number; name: string } | null;

/** Says which account a group is; what waits is counted for it, and what comes later finds it by itself. */
export function MapGroup({ sourceId, group, onClose }: MapGroupProps) {
  const form = useId();
  const { run, pending, problem } = useChange();
  const [chosen, setChosen] = useState<Chosen>(null);
  const [other, setOther] = useState(group.near.length === 0);
  const name = group.called ?? group.groupId;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!chosen) return;
    const given = { sourceId, groupId: group.groupId, accountId: chosen.id };
    if (await run(() => rpc.ingest.mapGroup(given), `${name} is ${chosen.name} from now on`)) onClose();
  }

  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={form} variant="primary" disabled={!chosen} pending={pending}>
        Map the group
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Which account is ${name}?`}
      description={`Its ${formatCount(group.events, "waiting event")} are counted for the account; later ones find it by themselves, from every source.`}
      footer={footer}
    >
      <form id={form} onSubmit={submit} className="grid gap-4">
        {group.near.length > 0 && (
          <fieldset className="grid gap-2">
            <legend className="mb-1.5 font-medium text-sm">Could be</legend>
            {group.near.map((near) => (
              <Radio
                key={near.accountId}
                name="account"
                value={near.accountId}
                label={near.name}
                hint={whyWords[near.why]}
                onChange={() => {
                  setOther(false);
                  setChosen({ id: near.accountId, name: near.name });
                }}
              />
            ))}
            <Radio
              name="account"
              value="other"
              label="Another account"
              onChange={() => {
                setOther(true);
                setChosen(null);
              }}
            />
          </fieldset>
        )}
        {other && <AccountSearch onChoose={setChosen} />}
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}
