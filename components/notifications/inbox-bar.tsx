"use client";

import { Button } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";
import { formatNumber } from "../ui/numbers.ts";
import { snoozesFrom } from "./inbox-words.ts";
import type { useLines } from "./use-lines.ts";

type InboxBarProps = {
  groups: string[];
  /** Whether the lines shown are out of the inbox, and can come back. */
  away: boolean;
  lines: ReturnType<typeof useLines>;
  onClear: () => void;
};

/** What can be done with the selected lines together. */
export function InboxBar({ groups, away, lines, onClear }: InboxBarProps) {
  const { change, pending } = lines;
  const to = (to: "read" | "unread" | "archived" | "inbox") => () => change({ groups, change: { to } });
  return (
    <div className="flex flex-wrap items-center gap-2 border-line border-t bg-sunken px-2 py-1.5">
      <span role="status" className="mr-1 font-medium text-sm">
        {formatNumber(groups.length)} selected
      </span>
      <Button pending={pending} onClick={to("read")}>
        Mark read
      </Button>
      <Button pending={pending} onClick={to("unread")}>
        Mark unread
      </Button>
      {away ? (
        <Button pending={pending} onClick={to("inbox")}>
          Back to the inbox
        </Button>
      ) : (
        <>
          <Button pending={pending} onClick={to("archived")}>
            Archive
          </Button>
          <Menu
            disabled={pending}
            items={snoozesFrom(new Date()).map(({ label, until }) => ({
              label,
              onSelect: () => change({ groups, change: { to: "snoozed", until } }),
            }))}
          >
            Snooze
          </Menu>
        </>
      )}
      <Button variant="quiet" onClick={onClear}>
        Clear selection
      </Button>
    </div>
  );
}
