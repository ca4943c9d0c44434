import { Tabs } from "#components/ui/tabs.tsx";

const tabs = [
  { href: "/money", label: "Grants" },
  { href: "/money/access", label: "Access log" },
];

/** Grants, and the log of reads. */
export function MoneyTabs({ current }: { current: string }) {
  return <Tabs label="Money access" tabs={tabs.map((tab) => ({ ...tab, current: tab.href === current }))} />;
}
