import type { Role } from "#lib/caller.ts";
import { SettingsTabs } from "../people/settings-tabs.tsx";
import { Link } from "../ui/link.tsx";

const parts = [
  { href: "/settings/notifications", label: "Mine" },
  { href: "/settings/notifications/channels", label: "Slack and webhooks" },
  { href: "/settings/notifications/mail", label: "Mail server" },
];

/** The parts of the notification settings; a person who is no admin has only their own. */
export function NotificationTabs({ current, role }: { current: string; role: Role | null }) {
  return (
    <>
      <SettingsTabs current="/settings/notifications" role={role ?? "csm"} />
      {role === "admin" && (
        <nav aria-label="Notification settings" className="mb-4 flex flex-wrap gap-4 text-sm">
          {parts.map(({ href, label }) => (
            <Link
              key={href}
              href={href}
              aria-current={href === current ? "page" : undefined}
              className={href === current ? "font-strong text-ink" : "text-ink-2 underline hover:text-ink"}
            >
              {label}
            </Link>
          ))}
        </nav>
      )}
    </>
  );
}
