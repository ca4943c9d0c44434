"use client";

import type { MuteRow } from "#lib/notifications/schema/inbox.ts";
import type { NotificationKind } from "#lib/notifications/schema.ts";
import { useChange } from "../people/change.ts";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { toast } from "../ui/toast.ts";
import { kindWords } from "./inbox-words.ts";

const whatWords: Record<MuteRow["what"], string> = { group: "Line", kind: "Kind", account: "Account" };

/** What a person muted, and back with it. */
export function MuteList({ mutes }: { mutes: readonly MuteRow[] }) {
  const { run, pending } = useChange();
  if (mutes.length === 0)
    return (
      <p className="text-ink-2">Nothing is muted. A line of the inbox, a kind or an account can be, from its menu.</p>
    );
  const unmute = ({ what, key }: MuteRow, label: string) =>
    run(async () => {
      await rpc.notifications.unmute({ what, key });
      const undo = () => run(() => rpc.notifications.mute({ what, key }));
      toast({ title: `${label} is not muted any more`, undo });
    });
  return (
    <ul className="max-w-xl">
      {mutes.map((mute) => {
        const label = mute.what === "kind" ? kindWords[mute.key as NotificationKind] : mute.label;
        return (
          <li key={`${mute.what}:${mute.key}`} className="flex items-center gap-3 border-line border-t py-2">
            <span className="w-16 shrink-0 text-ink-3 text-xs">{whatWords[mute.what]}</span>
            <span className="min-w-0 grow">{label}</span>
            <Button size="sm" pending={pending} aria-label={`Unmute ${label}`} onClick={() => void unmute(mute, label)}>
              Unmute
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
