"use client";

import { useQuery } from "@tanstack/react-query";
import { orpc, rpc } from "#components/shell/rpc.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";

/** Lets the new owner see the money of their book; an account leaves that grant when it is handed on (SPEC N4). */
export function grantBook(userId: number, note: string) {
  return rpc.finance.giveGrant({ userId, scope: "book", reason: `Took over accounts: ${note}`.slice(0, 500) });
}

/** The offer to a manager who assigns a book; nothing for those who may not give grants, and none to oneself. */
export function BookGrantField({
  userId,
  checked,
  onChange,
}: {
  userId: number;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const me = useQuery(orpc.people.me.queryOptions({ input: {} }));
  if (me.data?.role !== "manager" || me.data.userId === userId) return null;
  return (
    <Checkbox
      label="Let them see the money of their book"
      hint="For each account until it is handed on. The note is the reason."
      checked={checked}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}
