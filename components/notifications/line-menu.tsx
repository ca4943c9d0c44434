"use client";

import { Ellipsis } from "lucide-react";
import type { InboxLine } from "#lib/notifications/schema/inbox.ts";
import { Menu, type MenuItem } from "../ui/menu.tsx";
import { kindWords, snoozesFrom } from "./inbox-words.ts";
import type { useLines } from "./use-lines.ts";

type LineMenuProps = { line: InboxLine; lines: ReturnType<typeof useLines> };

/** All that can be done with one line of the inbox. */
export function LineMenu({ line, lines }: LineMenuProps) {
  const { group, kind, accountId, account } = line;
  const to = (to: "read" | "unread" | "archived" | "inbox") => () => lines.change({ groups: [group], change: { to } });
  const items: MenuItem[] = [
    line.unread > 0
      ? { label: "Mark as read", onSelect: to("read") }
      : { label: "Mark as unread", onSelect: to("unread") },
    line.archived || line.snoozedUntil
      ? { label: "Back to the inbox", onSelect: to("inbox") }
      : { label: "Archive", onSelect: to("archived") },
    ...(line.archived ? [] : snoozesFrom(new Date())).map(({ label, until }, index) => ({
      label: `Snooze ${label.slice(0, 1).toLowerCase()}${label.slice(1)}`,
      divided: index === 0,
      onSelect: () => lines.change({ groups: [group], change: { to: "snoozed", until } }),
    })),
    {
      label: "Mute this line",
      divided: true,
      onSelect: () => lines.mute({ what: "group", key: group, label: "This line" }),
    },
    {
      label: `Mute all of kind “${kindWords[kind]}”`,
      onSelect: () => lines.mute({ what: "kind", key: kind, label: kindWords[kind] }),
    },
    ...(accountId === null
      ? []
      : [
          {
            label: `Mute all about ${account}`,
            onSelect: () => lines.mute({ what: "account", key: String(accountId), label: account ?? "This account" }),
          },
        ]),
  ];
  return (
    <Menu label={`More for “${line.title}”`} variant="quiet" align="end" items={items} disabled={lines.pending}>
      <Ellipsis size={16} aria-hidden="true" />
    </Menu>
  );
}
