"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ChannelRow } from "#lib/notifications/schema/channels.ts";
import { useChange } from "../people/change.ts";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";
import { toast } from "../ui/toast.ts";
import type { Team } from "./channel-fields.tsx";
import { SecretShown } from "./secret-shown.tsx";

const ChannelDialog = dynamic(() => import("./channel-dialog.tsx").then((loaded) => loaded.ChannelDialog));
const ConfirmDialog = dynamic(() => import("../people/confirm-dialog.tsx").then((loaded) => loaded.ConfirmDialog));

/** What can be done with a channel: test it, pause it, change it, give it a new secret, remove it. */
export function ChannelTools({ channel, teams }: { channel: ChannelRow; teams: readonly Team[] }) {
  const router = useRouter();
  const { run, pending } = useChange();
  const [open, setOpen] = useState<"change" | "rotate" | "remove" | null>(null);
  const [secret, setSecret] = useState("");
  const { id: channelId, name, type, pausedAt } = channel;
  const close = () => setOpen(null);
  const attempt = () =>
    run(async () => {
      const { sent, sentence } = await rpc.notifications.testChannel({ channelId });
      toast({ title: sentence, tone: sent ? "done" : "failed" });
    });
  const pause = () => run(() => rpc.notifications.pauseChannel({ channelId }), "Paused. What comes waits.");
  const resume = () => run(() => rpc.notifications.resumeChannel({ channelId }), "On again. What waited goes out.");
  const rotate = async () => setSecret((await rpc.notifications.rotateSecret({ channelId })).secret ?? "");
  const remove = async () => {
    await rpc.notifications.removeChannel({ channelId });
    router.push("/settings/notifications/channels");
  };
  const items = [
    { label: "Change…", onSelect: () => setOpen("change") },
    ...(type === "webhook" ? [{ label: "New secret…", onSelect: () => setOpen("rotate") }] : []),
    { label: "Remove…", danger: true, divided: true, onSelect: () => setOpen("remove") },
  ];
  return (
    <>
      <Button pending={pending} onClick={() => void attempt()}>
        Send a test
      </Button>
      <Button pending={pending} onClick={() => void (pausedAt ? resume() : pause())}>
        {pausedAt ? "Switch on" : "Pause"}
      </Button>
      <Menu items={items} align="end">
        More
      </Menu>
      {open === "change" && <ChannelDialog type={type} known={channel} teams={teams} onClose={close} />}
      {open === "rotate" && (
        <ConfirmDialog
          title={`New secret for “${name}”?`}
          action="Make it"
          done="The new secret signs"
          change={rotate}
          onClose={close}
        >
          For 24 hours everything is signed with the present secret too, so that the receiver can change over.
        </ConfirmDialog>
      )}
      {open === "remove" && (
        <ConfirmDialog
          title={`Remove “${name}”?`}
          action="Remove"
          done={`“${name}” is removed`}
          change={remove}
          onClose={close}
        >
          Nothing is sent to it any more, and what waits for it and the list of its deliveries go. There is no way back.
        </ConfirmDialog>
      )}
      {secret && (
        <SecretShown
          secret={secret}
          title="The new secret"
          description="Copy it now: it is shown this once. The one before signs too for 24 hours."
          onClose={() => setSecret("")}
        />
      )}
    </>
  );
}
