"use client";

import Link from "next/link";
import type { MouseEvent, Ref } from "react";
import type { AccountRow } from "#lib/accounts/schema.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import { cn } from "../ui/cn.ts";
import { StateMark } from "../ui/state-mark.tsx";
import { RowHead, Td, Tr } from "../ui/table.tsx";
import type { Column } from "./columns.tsx";

const isPlain = (event: MouseEvent) => !event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0;

type RowProps = {
  row: AccountRow;
  index: number;
  columns: readonly (Column & { key: string })[];
  asOf: string;
  selected: boolean;
  onToggle: () => void;
  open: boolean;
  onOpen: () => void;
  ref: Ref<HTMLTableRowElement>;
};

/** A press opens the panel; with ⌘ or Ctrl the name opens the account's page in a tab of its own. */
export function AccountTableRow({ row, index, columns, asOf, selected, onToggle, open, onOpen, ref }: RowProps) {
  const press = (event: MouseEvent) => {
    if (!isPlain(event) || (event.target as HTMLElement).closest("a, button, input, label")) return;
    onOpen();
  };
  return (
    <Tr
      ref={ref}
      data-index={index}
      aria-rowindex={index + 2}
      onClick={press}
      className={cn("h-[61px] cursor-pointer hover:bg-sunken", (selected || open) && "bg-accent-soft")}
    >
      <Td>
        <Checkbox aria-label={`Select ${row.name}`} checked={selected} onChange={onToggle} />
      </Td>
      <RowHead className="min-w-48">
        <span className="flex items-center gap-2.5">
          <StateMark state={row.band} wordless />
          <span className="min-w-0">
            <Link
              href={`/accounts/${row.id}`}
              prefetch={false}
              onClick={(event) => {
                if (!isPlain(event)) return;
                event.preventDefault();
                onOpen();
              }}
              className="hover:underline"
            >
              {row.name}
            </Link>
            <span className="block font-normal text-ink-3 text-xs">
              {[row.segment, row.tier].filter(Boolean).join(", ") || row.domain || "\u00a0"}
            </span>
          </span>
        </span>
      </RowHead>
      {columns.map(({ key, className, cell }) => (
        <Td key={key} className={className}>
          {cell(row, asOf)}
        </Td>
      ))}
    </Tr>
  );
}
