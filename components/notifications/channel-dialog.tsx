"use client";

import { type FormEvent, useId, useState } from "react";
import type { ChannelRow, NewChannelInput } from "#lib/notifications/schema/channels.ts";
import { notificationKinds } from "#lib/notifications/schema.ts";
import { useChange } from "../people/change.ts";
import { FormProblem } from "../people/form-problem.tsx";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ChannelFields, type Team } from "./channel-fields.tsx";
import { SecretShown } from "./secret-shown.tsx";

type ChannelDialogProps = {
  type: ChannelRow["type"];
  known: ChannelRow | null;
  teams: readonly Team[];
  onClose: () => void;
};

function read(typed: FormData) {
  const chosen = notificationKinds.filter((kind) => typed.getAll("kind").includes(kind));
  const all = chosen.length === notificationKinds.length;
  return {
    name: String(typed.get("name") ?? ""),
    address: String(typed.get("address") ?? ""),
    kinds: all ? [] : chosen,
    desk: (typed.get("desk") || null) as NewChannelInput["desk"],
    teamId: Number(typed.get("team")) || null,
  };
}

/** Adds or changes a channel; the secret of a new webhook is shown this once. */
export function ChannelDialog({ type, known, teams, onClose }: ChannelDialogProps) {
  const form = useId();
  const { run, pending, problem } = useChange();
  const [secret, setSecret] = useState("");

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const given = read(typed);
    void run(
      async () => {
        // none would mean every kind, also those that come later
        if (!typed.has("kind")) throw new Error("Choose at least one kind.");
        if (known)
          await rpc.notifications.changeChannel({ channelId: known.id, ...given, address: given.address || null });
        const made = known ? null : await rpc.notifications.addChannel({ type, ...given });
        if (made?.secret) setSecret(made.secret);
        else onClose();
      },
      known ? "The channel is changed" : "The channel is added",
    );
  }

  if (secret)
    return (
      <SecretShown
        secret={secret}
        title="The webhook is added"
        description="Copy its secret now: it is shown this once, and no page reads it again."
        onClose={onClose}
      />
    );
  const title = known ? `Change “${known.name}”` : type === "slack" ? "New Slack channel" : "New webhook";
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={form} variant="primary" pending={pending}>
        {known ? "Save" : "Add it"}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={title} footer={footer}>
      <form id={form} onSubmit={submit} className="grid gap-4">
        <ChannelFields known={known} slack={type === "slack"} teams={teams} />
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}
