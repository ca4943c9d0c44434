"use client";

import { MoreHorizontal } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { Field } from "#lib/accounts/schema/fields.ts";
import { useChange } from "../people/change.ts";
import { rpc } from "../shell/rpc.ts";
import { Menu, type MenuItem } from "../ui/menu.tsx";

const FieldDialog = dynamic(() => import("./field-dialog.tsx").then((loaded) => loaded.FieldDialog));

type FieldActionsProps = {
  field: Field /** The ids of the fields in use, in their order; none where it cannot be moved. */;
  order: readonly number[];
};

/** What an admin may do with one field: change it, move it, archive it. */
export function FieldActions({ field, order }: FieldActionsProps) {
  const [open, setOpen] = useState(false);
  const { run } = useChange();
  const { id: fieldId, label, archived } = field;
  const place = order.indexOf(fieldId);
  const moveTo = (to: number) => {
    const fieldIds = order.filter((id) => id !== fieldId);
    fieldIds.splice(to, 0, fieldId);
    void run(() => rpc.accounts.orderFields({ fieldIds }), `${label} moved`);
  };
  const archive = (next: boolean) =>
    void run(
      () => rpc.accounts.changeField({ fieldId, archived: next }),
      next ? `${label} is archived; its values stay in the data` : `${label} is back`,
    );
  const items: MenuItem[] = archived
    ? [{ label: "Take back into use", onSelect: () => archive(false) }]
    : [
        { label: "Change…", onSelect: () => setOpen(true) },
        { label: "Move up", disabled: place <= 0, onSelect: () => moveTo(place - 1) },
        { label: "Move down", disabled: place === order.length - 1, onSelect: () => moveTo(place + 1) },
        { label: "Archive", divided: true, onSelect: () => archive(true) },
      ];
  return (
    <>
      <Menu items={items} label={`Change ${label}`} variant="quiet" align="end" className="w-[30px] px-0!">
        <MoreHorizontal size={16} aria-hidden="true" />
      </Menu>
      {open && <FieldDialog field={field} onClose={() => setOpen(false)} />}
    </>
  );
}
