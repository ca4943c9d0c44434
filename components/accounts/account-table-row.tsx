"use client";

import type { MouseEvent, Ref } from "react";
import { renewalPhrase } from "#lib/accounts/rules.ts";
import type { AccountRow } from "#lib/accounts/schema.ts";
import { OverrideMark } from "../health/override-mark.tsx";
import { bindNumbers } from "../ui/bind-numbers.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import { cn } from "../ui/cn.ts";
import { Link } from "../ui/link.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { RowHead, Td, Tr } from "../ui/table.tsx";
import type { Column } from "./columns.tsx";

const isPlain = (event: MouseEvent) => !event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0;

/** On a phone the score alone keeps its column; the rest stands under the name. */
export const narrowClass = (key: string, className?: string) =>
  cn(className, key === "score" ? "max-sm:align-top" : "max-sm:hidden");

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
      <Td className="max-sm:pt-3 max-sm:align-top">
        <Checkbox aria-label={`Select ${row.name}`} checked={selected} onChange={onToggle} />
      </Td>
      <RowHead className="max-sm:w-full max-sm:align-top sm:min-w-48">
        <span className="flex gap-2.5 sm:items-center">
          <StateMark state={row.band} wordless className="h-5" />
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
              {row.byHand && (
                <>
                  {" · "}
                  <OverrideMark band={row.byHand} />
                </>
              )}
            </span>
            <Narrow row={row} asOf={asOf} />
          </span>
        </span>
      </RowHead>
      {columns.map(({ key, className, cell }) => (
        <Td key={key} className={narrowClass(key, className)}>
          {cell(row, asOf)}
        </Td>
      ))}
    </Tr>
  );
}

/** What the columns that a phone has no room for say: whose it is, when it renews, and why it stands where it does. */
function Narrow({ row, asOf }: { row: AccountRow; asOf: string }) {
  const renewal = row.churnedOn ? "churned" : renewalPhrase(row.renewalOn, asOf);
  return (
    <span className="block font-normal text-sm sm:hidden">
      <span className="block text-ink-3 text-xs">
        {bindNumbers([row.ownerName ?? "no owner", renewal].filter(Boolean).join(", "))}
      </span>
      <span className="line-clamp-2 text-ink-2">{bindNumbers(row.summary ?? "Not scored yet.")}</span>
    </span>
  );
}
