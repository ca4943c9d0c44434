"use client";

import { Ellipsis } from "lucide-react";
import { causeWords } from "#lib/tasks/rules.ts";
import type { TaskRow } from "#lib/tasks/schema.ts";
import { roleWords } from "../shell/pages.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { cn } from "../ui/cn.ts";
import { Menu, type MenuItem } from "../ui/menu.tsx";
import { RelativeDate } from "../ui/relative-date.tsx";
import { RowHead, Td, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { snoozeChoices } from "./task-words.ts";
import { acts, type useAct } from "./use-act.ts";

type TaskLineProps = {
  row: TaskRow;
  asOf: string;
  act: ReturnType<typeof useAct>;
  current: boolean;
  selected: boolean;
  onToggle: () => void;
  onOpen: () => void;
  onHandOver: () => void;
};

export function TaskLine({ row, asOf, act, current, selected, onToggle, onOpen, onHandOver }: TaskLineProps) {
  const about = [row.account, row.person ?? `any ${roleWords[row.role].toLowerCase()}`].filter(Boolean).join(" · ");
  return (
    <Tr
      aria-current={current || undefined}
      className={cn("hover:bg-sunken", selected && "bg-accent-soft", current && "shadow-[inset_2px_0_var(--accent)]")}
    >
      <Td>
        <Checkbox aria-label={`Select “${row.title}”`} checked={selected} onChange={onToggle} />
      </Td>
      <RowHead className="w-full">
        <button type="button" onClick={onOpen} className="rounded-sm text-left hover:underline">
          {row.title}
        </button>{" "}
        {row.priority === "high" && <Tag tone="risk">▲ High</Tag>} {row.free && <Tag tone="accent">free to take</Tag>}
        <span className="block font-normal text-ink-3 text-xs sm:hidden">
          {about} · <Due row={row} asOf={asOf} />
        </span>
      </RowHead>
      <Td className="min-w-36 max-sm:hidden">{row.accountId !== null && <AccountName row={row} />}</Td>
      <Td className="whitespace-nowrap max-sm:hidden">
        <Due row={row} asOf={asOf} />
      </Td>
      <Td className="whitespace-nowrap max-sm:hidden">
        {row.person ?? <span className="text-ink-3">any {roleWords[row.role].toLowerCase()}</span>}
        {row.handedBy && <small className="block text-ink-3 text-xs">from {row.handedBy}</small>}
      </Td>
      <Td className="whitespace-nowrap text-ink-3 text-sm max-lg:hidden">{causeWords[row.cause]}</Td>
      <Td className="whitespace-nowrap text-right">
        {row.mayChange && <LineActs row={row} act={act} onHandOver={onHandOver} />}
      </Td>
    </Tr>
  );
}

function AccountName({ row }: { row: TaskRow }) {
  if (row.role === "specialist") return <>{row.account}</>;
  return <TextLink href={`/accounts/${row.accountId}`}>{row.account}</TextLink>;
}

function Due({ row, asOf }: { row: TaskRow; asOf: string }) {
  if (row.state !== "open")
    return (
      <span className="text-ink-3">
        {row.state === "done" ? "✓ done" : "dropped"}{" "}
        <RelativeDate at={row.closedAt?.slice(0, 10) ?? null} now={asOf} />
        {row.closedBy && ` by ${row.closedBy}`}
      </span>
    );
  if (row.snoozedUntil && row.snoozedUntil > asOf)
    return (
      <span className="text-ink-3">
        back <RelativeDate at={row.snoozedUntil} now={asOf} />
      </span>
    );
  return <RelativeDate at={row.dueOn} now={asOf} className={row.dueOn < asOf ? "text-risk" : undefined} />;
}

function LineActs({ row, act, onHandOver }: Pick<TaskLineProps, "row" | "act" | "onHandOver">) {
  const ids = [row.id];
  if (row.state !== "open")
    return (
      <Button size="sm" disabled={act.isPending} onClick={() => act.mutate(acts.reopen(ids))}>
        Open again
      </Button>
    );
  return (
    <span className="inline-flex gap-1.5">
      {row.free ? (
        <Button size="sm" disabled={act.isPending} onClick={() => act.mutate(acts.take(ids))}>
          Take
        </Button>
      ) : (
        <Button
          size="sm"
          disabled={act.isPending}
          onClick={() => act.mutate(acts.done(ids))}
          aria-label={`Done: ${row.title}`}
        >
          Done
        </Button>
      )}
      <Menu
        label={`More for “${row.title}”`}
        variant="quiet"
        size="sm"
        align="end"
        items={itemsOf(row, act, onHandOver)}
      >
        <Ellipsis size={16} aria-hidden="true" />
      </Menu>
    </span>
  );
}

function itemsOf(row: TaskRow, act: TaskLineProps["act"], onHandOver: () => void): MenuItem[] {
  const ids = [row.id];
  const items: MenuItem[] = [];
  if (row.free) items.push({ label: "Done", onSelect: () => act.mutate(acts.done(ids)) });
  if (row.snoozedUntil) items.push({ label: "Bring back now", onSelect: () => act.mutate(acts.wake(ids)) });
  for (const { label, day } of snoozeChoices)
    items.push({ label: `Snooze ${label.toLowerCase()}`, onSelect: () => act.mutate(acts.snooze(ids, day())) });
  items.push({ label: "Hand over…", divided: true, onSelect: onHandOver });
  if (row.mayHandBack) items.push({ label: "Hand back", onSelect: () => act.mutate(acts.handBack(ids, null)) });
  if (row.mayTakeBack) items.push({ label: "Take back", onSelect: () => act.mutate(acts.takeBack(ids)) });
  items.push({ label: "Drop", divided: true, onSelect: () => act.mutate(acts.drop(ids)) });
  return items;
}
