"use client";

import { parseAsString, useQueryState } from "nuqs";
import { type ColumnKey, columnKeys, usualColumns } from "#lib/accounts/rules/columns.ts";
import { Menu } from "../ui/menu.tsx";
import { columns } from "./columns.tsx";

/** Chooses what the list shows; the choice lives in the address, and so in saved views. */
export function ColumnsMenu({ shown }: { shown: readonly ColumnKey[] }) {
  const [, setColumns] = useQueryState("cols", parseAsString.withOptions({ shallow: false }));
  const toggle = (key: ColumnKey) => {
    const next = columnKeys.filter((other) => (other === key ? !shown.includes(key) : shown.includes(other)));
    const usual = next.join() === usualColumns.join();
    void setColumns(next.length === 0 || usual ? null : next.join());
  };
  return (
    <Menu
      align="end"
      items={[
        ...columnKeys.map((key) => ({
          label: columns[key].label,
          checked: shown.includes(key),
          onSelect: () => toggle(key),
        })),
        { label: "Usual columns", divided: true, onSelect: () => void setColumns(null) },
      ]}
    >
      Columns
    </Menu>
  );
}
