"use client";

import { useRouter } from "next/navigation";
import type { DealRow } from "#lib/value/schema.ts";
import { sentenceOf } from "../people/change.ts";
import { rpc } from "../shell/rpc.ts";
import { Menu } from "../ui/menu.tsx";
import { toast } from "../ui/toast.ts";

/** Drafts the handoff of a deal that was won, or opens the one there is. */
export function ToSuccess({ accountId, deals }: { accountId: number; deals: readonly DealRow[] }) {
  const router = useRouter();
  const won = deals.filter(({ state }) => state === "won");
  if (won.length === 0) return null;
  const draft = (dealId: number) =>
    rpc.handoffs.draft({ accountId, dealId }).then(
      ({ id }) => router.push(`/handoffs/${id}`),
      (error) => toast({ title: "No handoff was drafted", description: sentenceOf(error), tone: "failed" }),
    );
  return (
    <Menu size="sm" items={won.map(({ id, name }) => ({ label: name, onSelect: () => void draft(id) }))}>
      Write a handoff
    </Menu>
  );
}
