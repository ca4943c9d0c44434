"use client";

import { useState } from "react";
import type { InboxLine, InboxView } from "#lib/notifications/schema/inbox.ts";
import { ChangesPill } from "../live/changes-pill.tsx";
import { useHeldOrder } from "../live/use-held-order.ts";
import { useLive } from "../live/use-live.ts";
import { useKeys } from "../shell/keys.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import { Table, Th } from "../ui/table.tsx";
import { InboxBar } from "./inbox-bar.tsx";
import { InboxRow } from "./inbox-row.tsx";
import { useLines } from "./use-lines.ts";

type InboxListProps = { rows: InboxLine[]; view: InboxView; place: string; now: Date; timeZone: string };

const linksOf = () => [...document.querySelectorAll<HTMLAnchorElement>("tr[data-group] th a")];
const current = () => document.activeElement?.closest<HTMLElement>("tr[data-group]")?.dataset.group;

function step(by: number): void {
  const links = linksOf();
  const at = links.findIndex((link) => link.closest<HTMLElement>("tr")?.dataset.group === current());
  links[at === -1 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
}

/** The lines of the inbox. New ones wait behind a pill; what is decided leaves at once. */
export function InboxList({ rows, view, place, now, timeZone }: InboxListProps) {
  useLive(["inbox"]);
  const held = useHeldOrder(place, rows, (row) => row.group);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const fresh = new Map(rows.map((row) => [row.group, row]));
  const shown = held.rows.filter((row) => fresh.has(row.group));
  const lines = useLines(() => {
    setSelected(new Set());
    held.show();
  });
  const chosen = shown.map((row) => row.group).filter((group) => selected.has(group));
  const away = view === "archived" || view === "snoozed";
  const select = (groups: readonly string[], on: boolean) =>
    setSelected(new Set(on ? [...selected, ...groups] : [...selected].filter((group) => !groups.includes(group))));
  const act = (change: (groups: string[]) => void) => () => {
    const group = current();
    if (chosen.length > 0) change(chosen);
    else if (group) change([group]);
  };
  useKeys([
    { keys: "j", label: "Next line", run: () => step(1) },
    { keys: "k", label: "Line before", run: () => step(-1) },
    { keys: "x", label: "Select the line", run: act(([group = ""]) => select([group], !selected.has(group))) },
    { keys: "e", label: "Archive", run: act((groups) => lines.change({ groups, change: { to: "archived" } })) },
    { keys: "u", label: "Mark unread", run: act((groups) => lines.change({ groups, change: { to: "unread" } })) },
    { keys: "r", label: "Mark read", run: act((groups) => lines.change({ groups, change: { to: "read" } })) },
  ]);
  return (
    <section aria-label="Lines of the inbox">
      <div className="relative z-10 h-0 [&>*]:absolute [&>*]:right-0 [&>*]:bottom-1">
        <ChangesPill changes={held.changes} onShow={held.show} />
      </div>
      {chosen.length > 0 && (
        <InboxBar groups={chosen} away={away} lines={lines} onClear={() => setSelected(new Set())} />
      )}
      <Table caption="Inbox">
        <thead>
          <tr>
            <Th>
              <Checkbox
                aria-label="Select all on this page"
                checked={shown.length > 0 && chosen.length === shown.length}
                onChange={(event) =>
                  select(
                    shown.map((row) => row.group),
                    event.target.checked,
                  )
                }
              />
            </Th>
            <Th>What happened</Th>
            <Th className="max-sm:hidden">Kind</Th>
            <Th className="text-right max-sm:hidden">When</Th>
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <InboxRow
              key={line.group}
              line={line}
              now={now}
              timeZone={timeZone}
              selected={selected.has(line.group)}
              onSelect={(on) => select([line.group], on)}
              lines={lines}
            />
          ))}
        </tbody>
      </Table>
    </section>
  );
}
