import { Tabs } from "../ui/tabs.tsx";

const tabs = [
  { href: "/handoffs", label: "From sales" },
  { href: "/handoffs/sales", label: "To sales" },
  { href: "/handoffs/issues", label: "To customer service" },
];

export function HandoffTabs({ current }: { current: string }) {
  return <Tabs label="Handoffs" tabs={tabs.map((tab) => ({ ...tab, current: tab.href === current }))} />;
}
