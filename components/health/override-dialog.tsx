"use client";

import { type FormEvent, useId, useState } from "react";
import { addDays } from "#lib/health/rules/day.ts";
import { type HandBand, handBands, longestDays } from "#lib/health/rules/overrides.ts";
import type { OverrideRow } from "#lib/health/schema/overrides.ts";
import { useChange } from "../people/change.ts";
import { FormProblem } from "../people/form-problem.tsx";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { absoluteDate } from "../ui/dates.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Radio } from "../ui/radio.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { endWords, handWords } from "./override-words.ts";

type OverrideDialogProps = {
  accountId: number;
  name: string;
  shown: OverrideRow | null;
  asOf: string;
  onClose: () => void;
};

const usualDays = 30;

async function inForceNow(accountId: number, known: OverrideRow | null): Promise<OverrideRow | null> {
  const found = await rpc.health.overrides({ accountId, limit: 1 }).catch(() => null);
  return found ? (found.rows.find(({ inForce }) => inForce) ?? null) : known;
}

/** Sets a band by hand. When somebody else was faster, theirs is shown before it can be replaced. */
export function OverrideDialog({ accountId, name, shown, asOf, onClose }: OverrideDialogProps) {
  const form = useId();
  const { run, pending, problem } = useChange();
  const [current, setCurrent] = useState(shown);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const [band, endsOn] = [typed.band as HandBand, typed.endsOn ?? ""];
    const given = { accountId, band, reason: typed.reason ?? "", endsOn, replaces: current?.id ?? null };
    const done = `${name}: ${handWords[band]} by hand until ${absoluteDate(endsOn)}`;
    if (await run(() => rpc.health.setOverride(given), done)) onClose();
    else setCurrent(await inForceNow(accountId, current));
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={current ? "Replace the band set by hand" : "Set a band by hand"}
      description={`It stands beside the computed band of ${name}, with your name. The score does not change.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" pending={pending}>
            {current ? "Replace it" : "Set the band"}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-4">
        {current && <Replaced row={current} asOf={asOf} />}
        <BandField chosen={current?.band} />
        <Field label="Why" hint="What you know and the data does not. Whoever opens the account reads it.">
          <Textarea name="reason" required maxLength={500} rows={2} />
        </Field>
        <Field label="Last day" hint={`This day included; within ${longestDays} days. Then it ends by itself.`}>
          <Input
            name="endsOn"
            type="date"
            required
            min={asOf}
            max={addDays(asOf, longestDays)}
            defaultValue={addDays(asOf, usualDays)}
          />
        </Field>
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}

function Replaced({ row, asOf }: { row: OverrideRow; asOf: string }) {
  return (
    <p className="rounded-md bg-sunken px-3 py-2 text-ink-2 text-sm">
      Replaces <StateMark state={row.band} />, set by {row.setBy ?? "somebody"} {endWords(row, asOf)}: “{row.reason}”.
      It ends now and stays listed.
    </p>
  );
}

function BandField({ chosen }: { chosen: HandBand | undefined }) {
  return (
    <fieldset className="flex flex-wrap gap-x-5 gap-y-2">
      <legend className="mb-1.5 font-medium text-sm">Band</legend>
      {handBands.map((band) => (
        <Radio
          key={band}
          name="band"
          value={band}
          label={<StateMark state={band} />}
          required
          defaultChecked={band === chosen}
        />
      ))}
    </fieldset>
  );
}
