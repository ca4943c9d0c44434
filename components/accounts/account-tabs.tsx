"use client";

import { usePathname } from "next/navigation";
import { Tabs } from "../ui/tabs.tsx";

const parts = [
  ["", "Health"],
  ["/usage", "Usage"],
  ["/onboarding", "Onboarding"],
  ["/value", "Value"],
  ["/people", "People"],
  ["/timeline", "Timeline"],
] as const;

/** The parts of an account, each with its own address. */
export function AccountTabs({ accountId, money }: { accountId: number; money: boolean }) {
  const path = usePathname();
  const base = `/accounts/${accountId}`;
  const tabs = parts.map(([end, label]) => ({ href: base + end, label, current: path === base + end }));
  const locked = {
    href: `${base}/money`,
    label: money ? "Money" : "Money · ask for access",
    locked: !money,
    current: path === `${base}/money`,
  };
  return <Tabs label="Account" tabs={[...tabs, locked]} />;
}
