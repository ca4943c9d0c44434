import { Tabs } from "../ui/tabs.tsx";

const tabs = [
  { href: "/protocols", label: "Protocols" },
  { href: "/protocols/interventions", label: "Interventions" },
  { href: "/protocols/waiting", label: "Waiting and shadow" },
];

/** The parts of Protocols. */
export function ProtocolTabs({ current }: { current: string }) {
  return <Tabs label="Protocols" tabs={tabs.map((tab) => ({ ...tab, current: tab.href === current }))} />;
}
