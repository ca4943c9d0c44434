import { type Desk, type Role, roles } from "#lib/caller.ts";

export type DeskPage = {
  href: string;
  name: string;
  key: string;
  roles: readonly Role[];
  /** Of the specialists only those of this desk. */
  desk?: Desk;
  part: "work" | "settings";
};

const success = ["csm", "manager", "coordinator", "admin"] as const;

/** The screens of the desk in the order of the sidebar; `key` follows "g" on the keyboard. */
export const deskPages: readonly DeskPage[] = [
  { href: "/today", name: "Today", key: "t", roles: ["csm"], part: "work" },
  { href: "/queue", name: "Queue", key: "q", roles: ["coordinator"], part: "work" },
  { href: "/desk", name: "Desk", key: "d", roles: ["specialist"], part: "work" },
  { href: "/inbox", name: "Inbox", key: "n", roles, part: "work" },
  { href: "/tasks", name: "Tasks", key: "k", roles: ["csm", "manager", "coordinator", "specialist"], part: "work" },
  { href: "/requests", name: "Requests", key: "b", roles: success, part: "work" },
  { href: "/handoffs", name: "Handoffs", key: "h", roles: success, desk: "sales", part: "work" },
  { href: "/accounts", name: "Accounts", key: "a", roles: success, part: "work" },
  { href: "/interactions", name: "Interactions", key: "c", roles: success, part: "work" },
  { href: "/escalations", name: "Escalations", key: "x", roles: success, part: "work" },
  { href: "/protocols", name: "Protocols", key: "r", roles: success, part: "work" },
  { href: "/adoption", name: "Adoption", key: "f", roles: success, part: "work" },
  { href: "/targets", name: "Targets", key: "m", roles: success, part: "work" },
  { href: "/studio", name: "Studio", key: "s", roles: success, part: "work" },
  { href: "/guard", name: "Promise guard", key: "w", roles: success, part: "work" },
  { href: "/import", name: "Import", key: "i", roles: ["admin"], part: "work" },
  { href: "/sources", name: "Sources", key: "o", roles: ["admin"], part: "work" },
  { href: "/people", name: "People", key: "p", roles: ["manager", "coordinator", "admin"], part: "settings" },
  { href: "/money", name: "Money access", key: "y", roles: success, part: "settings" },
  { href: "/set-up-list", name: "Set-up", key: "u", roles: ["admin"], part: "settings" },
  { href: "/settings", name: "Settings", key: "e", roles, part: "settings" },
];

/** Only the pages that somebody in this role, of this desk, may open; the doors decide again. */
export function pagesFor({ role, desk = null }: { role: Role | null; desk?: Desk | null }): DeskPage[] {
  if (role === null) return [];
  return deskPages.filter(
    (page) => page.roles.includes(role) || (role === "specialist" && desk !== null && page.desk === desk),
  );
}

/** Whether a page or something below it is open. */
export function isOpen(page: Pick<DeskPage, "href">, pathname: string): boolean {
  return pathname === page.href || pathname.startsWith(`${page.href}/`);
}

export const roleWords: Record<Role, string> = {
  csm: "Customer success",
  manager: "Manager",
  coordinator: "Coordinator",
  specialist: "Specialist",
  admin: "Admin",
};
