"use client";

import type { InboxLine } from "#lib/notifications/schema/inbox.ts";
import { rpc } from "../shell/rpc.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import { cn } from "../ui/cn.ts";
import { Link } from "../ui/link.tsx";
import { formatNumber } from "../ui/numbers.ts";
import { RelativeDate } from "../ui/relative-date.tsx";
import { RowHead, Td, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { kindWords } from "./inbox-words.ts";
import { LineMenu } from "./line-menu.tsx";
import type { useLines } from "./use-lines.ts";

type InboxRowProps = {
  line: InboxLine;
  now: Date;
  timeZone: string;
  selected: boolean;
  onSelect: (selected: boolean) => void;
  lines: ReturnType<typeof useLines>;
};

/** One line: what happened last, how often, about whom; anywhere on its words it leads to the cause, which marks it read. */
export function InboxRow({ line, now, timeZone, selected, onSelect, lines }: InboxRowProps) {
  const unread = line.unread > 0;
  const by = line.by !== null && line.title.startsWith(line.by) ? null : line.by;
  const about = [by, line.account].filter(Boolean).join(" · ");
  const open = () => {
    if (unread) void rpc.notifications.changeLines({ groups: [line.group], change: { to: "read" } }).catch(() => {});
  };
  return (
    <Tr data-group={line.group} className="group hover:bg-sunken has-[a:focus-visible]:bg-sunken">
      <Td className="w-8">
        <Checkbox
          aria-label={`Select “${line.title}”`}
          checked={selected}
          onChange={(event) => onSelect(event.target.checked)}
        />
      </Td>
      <RowHead className={cn("relative w-full sm:min-w-56", !unread && "font-normal!")}>
        <span className="flex items-baseline gap-2">
          <span aria-hidden="true" className={cn("size-2 shrink-0 self-center rounded-full", unread && "bg-accent")} />
          <span className="min-w-0">
            <Link
              href={line.href}
              prefetch={false}
              onClick={open}
              className="after:absolute after:inset-0 hover:underline"
            >
              {unread && <span className="sr-only">Unread: </span>}
              {line.title}
            </Link>
            {line.count > 1 && (
              <span className="ml-1.5 font-normal text-ink-3 text-xs">{formatNumber(line.count)}×</span>
            )}
            {line.detail && <span className="line-clamp-2 font-normal text-ink-2 text-sm">{line.detail}</span>}
            <span className="block font-normal text-ink-3 text-xs">
              <span className="sm:hidden">
                {kindWords[line.kind]} · <RelativeDate at={line.at} now={now} timeZone={timeZone} />
                {about && " · "}
              </span>
              {about}
              {line.snoozedUntil && (
                <>
                  {about && " · "}back <RelativeDate at={line.snoozedUntil} now={now} timeZone={timeZone} />
                </>
              )}
            </span>
          </span>
        </span>
      </RowHead>
      <Td className="max-sm:hidden">
        <Tag>{kindWords[line.kind]}</Tag>
      </Td>
      <Td className="whitespace-nowrap text-right text-ink-3 text-sm max-sm:hidden">
        <RelativeDate at={line.at} now={now} timeZone={timeZone} />
      </Td>
      <Td className="w-10 pr-0">
        <LineMenu line={line} lines={lines} />
      </Td>
    </Tr>
  );
}
