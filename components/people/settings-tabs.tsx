import { Tabs } from "#components/ui/tabs.tsx";

const tabs = [
  { href: "/settings", label: "Me", adminOnly: false },
  { href: "/settings/activity", label: "Activity", adminOnly: false },
  { href: "/settings/keys", label: "API keys", adminOnly: true },
];

/** The parts of the settings that this person may open. */
export function SettingsTabs({ current, admin }: { current: string; admin: boolean }) {
  const shown = tabs.filter((tab) => admin || !tab.adminOnly);
  return <Tabs label="Settings" tabs={shown.map((tab) => ({ ...tab, current: tab.href === current }))} />;
}
