import { Tabs } from "../ui/tabs.tsx";

const tabs = [
  { href: "/guard", label: "Rules" },
  { href: "/guard/words", label: "Words" },
  { href: "/guard/draft", label: "Draft" },
  { href: "/guard/dismissals", label: "Called no promise" },
  { href: "/guard/versions", label: "Versions" },
];

/** The parts of the promise guard. */
export function GuardTabs({ current }: { current: string }) {
  return <Tabs label="Promise guard" tabs={tabs.map((tab) => ({ ...tab, current: tab.href === current }))} />;
}
