"use client";

import { parseAsString, useQueryState } from "nuqs";
import { columnText, usualColumns } from "#lib/adoption/rules/columns.ts";
import { Menu } from "../ui/menu.tsx";

type AdoptionColumnsProps = { features: readonly { id: number; name: string }[]; shown: readonly number[] };

/** Chooses the features that stand as columns; the choice lives in the address. */
export function AdoptionColumns({ features, shown }: AdoptionColumnsProps) {
  const [, setColumns] = useQueryState("cols", parseAsString.withOptions({ shallow: false }));
  const toggle = (id: number) => {
    const next = features
      .map((one) => one.id)
      .filter((other) => (other === id ? !shown.includes(id) : shown.includes(other)));
    const usual = features.slice(0, usualColumns).map((one) => one.id);
    void setColumns(next.length === 0 || next.join() === usual.join() ? null : next.map(columnText).join());
  };
  return (
    <Menu
      align="end"
      items={[
        ...features.map(({ id, name }) => ({ label: name, checked: shown.includes(id), onSelect: () => toggle(id) })),
        { label: "Most used ones", divided: true, onSelect: () => void setColumns(null) },
      ]}
    >
      Columns
    </Menu>
  );
}
