import { Tabs } from "#components/ui/tabs.tsx";

const tabs = [
  { href: "/studio", label: "Model" },
  { href: "/studio/measures", label: "Own measures" },
  { href: "/studio/back-test", label: "Back-test" },
  { href: "/studio/fit", label: "Fitted weights" },
  { href: "/studio/drift", label: "Drift" },
  { href: "/studio/moves", label: "Moves" },
  { href: "/studio/overrides", label: "Bands set by hand" },
  { href: "/studio/alerts", label: "Precision of alerts" },
];

/** The parts of the Studio. */
export function StudioTabs({ current }: { current: string }) {
  return <Tabs label="Studio" tabs={tabs.map((tab) => ({ ...tab, current: tab.href === current }))} />;
}
