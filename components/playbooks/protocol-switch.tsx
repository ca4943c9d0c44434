"use client";

import { type FormEvent, useId, useState } from "react";
import type { ProtocolDetail } from "#lib/playbooks/schema/protocols.ts";
import type { ProtocolMode } from "#lib/playbooks/schema.ts";
import { useChange } from "../people/change.ts";
import { FormProblem } from "../people/form-problem.tsx";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { TypedConfirm } from "../ui/typed-confirm.tsx";

type Shown = Pick<ProtocolDetail, "id" | "name" | "mode" | "hasDraft" | "shipped" | "version">;

const verbs: Record<ProtocolMode, string> = { off: "Switch off", shadow: "Run in shadow", on: "Switch on" };
const says: Record<ProtocolMode, string> = {
  off: "Nothing is followed any more. What is open stays open.",
  shadow: "It follows every account and writes down what it would have done. Nobody is asked to do anything.",
  on: "It opens interventions from now on. What is so already goes to the backlog, which a manager releases.",
};

/** Switches a protocol; with a draft beside what runs, the draft becomes the next version. */
export function ProtocolSwitch({ protocol }: { protocol: Shown }) {
  const [asked, setAsked] = useState<ProtocolMode | null>(null);
  const { id, name, mode, hasDraft, shipped, version } = protocol;
  const { run, pending, problem } = useChange();
  const [away, setAway] = useState(false);
  const modes = (["on", "shadow", "off"] as const).filter((one) => one !== mode || (hasDraft && one !== "off"));
  return (
    <>
      {modes.map((one) => (
        <Button key={one} variant={one === "on" ? "primary" : "default"} onClick={() => setAsked(one)}>
          {one === mode ? "Put the draft into force" : verbs[one]}
        </Button>
      ))}
      {hasDraft && (
        <Button
          variant="quiet"
          pending={pending}
          onClick={() => void run(() => rpc.playbooks.discardDraft({ protocolId: id }), "The draft is gone")}
        >
          Discard the draft
        </Button>
      )}
      {!shipped && version > 0 && (
        <Button variant="quiet" onClick={() => setAway(true)}>
          Put away…
        </Button>
      )}
      <FormProblem>{problem}</FormProblem>
      {asked && <SwitchDialog protocol={protocol} mode={asked} onClose={() => setAsked(null)} />}
      <TypedConfirm
        open={away}
        onClose={() => setAway(false)}
        title={`Put “${name}” away`}
        phrase="put away"
        action="Put away"
        onConfirm={async () => {
          await rpc.playbooks.archive({ protocolId: id });
          window.location.assign("/protocols");
        }}
      >
        It runs no more, and what it has open is stopped. Its history stays; it cannot be taken out again.
      </TypedConfirm>
    </>
  );
}

function SwitchDialog({
  protocol: { id, name, hasDraft },
  mode,
  onClose,
}: {
  protocol: Shown;
  mode: ProtocolMode;
  onClose: () => void;
}) {
  const form = useId();
  const { run, pending, problem } = useChange();
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const note = String(new FormData(event.currentTarget).get("note") ?? "").trim() || null;
    if (await run(() => rpc.playbooks.setMode({ protocolId: id, mode, note }), `${name}: ${verbs[mode].toLowerCase()}`))
      onClose();
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${verbs[mode]}: ${name}`}
      description={says[mode]}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" pending={pending}>
            {verbs[mode]}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-3">
        {hasDraft && mode !== "off" ? (
          <Field label="What changed" optional hint="For the history of versions.">
            <Input name="note" maxLength={200} />
          </Field>
        ) : (
          <p className="text-ink-2">The version in force stays as it is.</p>
        )}
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}
