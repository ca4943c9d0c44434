import { Tabs } from "#components/ui/tabs.tsx";

const tabs = [
  { href: "/sources", label: "Sources" },
  { href: "/sources/events", label: "Event names" },
  { href: "/sources/webhooks", label: "Webhooks" },
];

export function SourceTabs({ current }: { current: string }) {
  return <Tabs label="Sources" tabs={tabs.map((tab) => ({ ...tab, current: tab.href === current }))} />;
}
