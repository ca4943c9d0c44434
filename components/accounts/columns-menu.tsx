"use client";

import { parseAsString, useQueryState } from "nuqs";
import { columnKeys, type ShownColumn, usualColumns } from "#lib/accounts/rules/columns.ts";
import { fieldColumn } from "#lib/accounts/rules/field-query.ts";
import type { Field } from "#lib/accounts/schema/fields.ts";
import { Menu } from "../ui/menu.tsx";
import { columns } from "./columns.tsx";

type ColumnsMenuProps = { shown: readonly ShownColumn[]; fields: readonly Field[] };

/** Chooses what the list shows, custom fields included; the choice lives in the address, and so in saved views. */
export function ColumnsMenu({ shown, fields }: ColumnsMenuProps) {
  const [, setColumns] = useQueryState("cols", parseAsString.withOptions({ shallow: false }));
  const offered: { key: ShownColumn; label: string; divided?: boolean }[] = [
    ...columnKeys.map((key) => ({ key, label: columns[key].label })),
    ...fields.map(({ id, label }, place) => ({ key: fieldColumn(id), label, divided: place === 0 })),
  ];
  const toggle = (key: ShownColumn) => {
    const next = offered
      .map((one) => one.key)
      .filter((other) => (other === key ? !shown.includes(key) : shown.includes(other)));
    const usual = next.join() === usualColumns.join();
    void setColumns(next.length === 0 || usual ? null : next.join());
  };
  return (
    <Menu
      align="end"
      items={[
        ...offered.map(({ key, label, divided }) => ({
          label,
          divided,
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
