"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { AccountRow } from "#lib/accounts/schema.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import { hrefWith } from "../ui/href.ts";
import { SortTh, Table, Th } from "../ui/table.tsx";
import { AccountTableRow, narrowClass } from "./account-table-row.tsx";
import type { Column } from "./columns.tsx";

type AccountTableProps = {
  rows: readonly AccountRow[];
  columns: readonly (Column & { key: string })[];
  total: number;
  asOf: string;
  sort: string;
  selected: ReadonlySet<number>;
  onSelect: (ids: ReadonlySet<number>) => void;
  openId: number | null;
  onOpen: (id: number) => void;
  /** Called when the end of what is loaded comes near. */
  onEnd?: () => void;
};

const rowHeight = 61;

/** Only the rows near the window are in the page, however long the list is. */
function useVisibleRows(count: number, onEnd?: () => void) {
  const body = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  useEffect(() => setMargin(body.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({
    count,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: margin,
    initialRect: { width: 1280, height: 900 },
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= count - 15) onEnd?.();
  }, [last, count, onEnd]);
  const before = (items[0]?.start ?? margin) - margin;
  const after = Math.max(0, virtual.getTotalSize() - ((items.at(-1)?.end ?? margin) - margin));
  return { body, items, before, after, measure: virtual.measureElement };
}

export function AccountTable(props: AccountTableProps) {
  const { rows, columns, total, asOf, selected, onSelect, openId, onOpen, onEnd } = props;
  const { body, items, before, after, measure } = useVisibleRows(rows.length, onEnd);
  const wide = columns.length + 2;
  const toggle = (id: number) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  return (
    <div ref={body}>
      <Table caption="Accounts" aria-rowcount={total + 1}>
        <Head {...props} />
        <tbody>
          {before > 0 && <Gap height={before} wide={wide} />}
          {items.map(({ index }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <AccountTableRow
                key={row.id}
                ref={measure}
                index={index}
                row={row}
                columns={columns}
                asOf={asOf}
                selected={selected.has(row.id)}
                onToggle={() => toggle(row.id)}
                open={openId === row.id}
                onOpen={() => onOpen(row.id)}
              />
            );
          })}
          {after > 0 && <Gap height={after} wide={wide} />}
        </tbody>
      </Table>
    </div>
  );
}

function Gap({ height, wide }: { height: number; wide: number }) {
  return (
    <tr>
      <td colSpan={wide} className="p-0!" style={{ height }} />
    </tr>
  );
}

function Head({ rows, columns, sort, selected, onSelect }: AccountTableProps) {
  const path = usePathname();
  const query = Object.fromEntries(useSearchParams());
  const hrefFor = (next: string) => hrefWith(path, query, { sort: next, open: null });
  const all = rows.length > 0 && selected.size >= rows.length;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <Th className="w-8">
          <Checkbox
            aria-label="Select all loaded accounts"
            checked={all}
            onChange={() => onSelect(all ? new Set() : new Set(rows.map((row) => row.id)))}
          />
        </Th>
        <SortTh column="name" sort={sort} hrefFor={hrefFor}>
          Account
        </SortTh>
        {columns.map((column) => {
          const { key } = column;
          const className = narrowClass(key, column.className);
          if (!column.sort)
            return (
              <Th key={key} className={className}>
                {column.label}
              </Th>
            );
          return (
            <SortTh
              key={key}
              column={column.sort}
              first={column.first}
              sort={sort}
              hrefFor={hrefFor}
              className={className}
            >
              {column.label}
            </SortTh>
          );
        })}
      </tr>
    </thead>
  );
}
