import { Tabs } from "#components/ui/tabs.tsx";
import type { Role } from "#lib/caller.ts";

const desk: readonly Role[] = ["csm", "manager", "coordinator", "admin"];

const tabs: { href: string; label: string; roles?: readonly Role[] }[] = [
  { href: "/settings", label: "Me" },
  { href: "/settings/audit", label: "Audit" },
  { href: "/settings/notifications", label: "Notifications" },
  { href: "/settings/mail", label: "Mail and calendar", roles: ["csm", "manager", "admin"] },
  { href: "/settings/products", label: "Products", roles: desk },
  { href: "/settings/fields", label: "Custom fields", roles: desk },
  { href: "/settings/escalations", label: "Escalations", roles: desk },
  { href: "/settings/scope", label: "Scope", roles: desk },
  { href: "/settings/keys", label: "API keys", roles: ["admin"] },
];

/** The parts of the settings that this person may open. */
export function SettingsTabs({ current, role }: { current: string; role: Role }) {
  const shown = tabs.filter(({ roles }) => !roles || roles.includes(role));
  return <Tabs label="Settings" tabs={shown.map((tab) => ({ ...tab, current: tab.href === current }))} />;
}
