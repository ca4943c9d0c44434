import { type Role, roles } from "#lib/caller.ts";

export type DeskPage = { href: string; name: string; key: string; roles: readonly Role[]; part: "work" | "settings" };

const success = ["csm", "manager", "coordinator", "admin"] as const;

/** The screens of the desk in the order of the sidebar; `key` follows "g" on the keyboard. */
export const deskPages: readonly DeskPage[] = [
  { href: "/today", name: "Today", key: "t", roles: ["csm"], part: "work" },
  { href: "/desk", name: "Desk", key: "d", roles: ["specialist"], part: "work" },
  { href: "/accounts", name: "Accounts", key: "a", roles: success, part: "work" },
  { href: "/adoption", name: "Adoption", key: "f", roles: success, part: "work" },
  { href: "/targets", name: "Targets", key: "m", roles: success, part: "work" },
  { href: "/studio", name: "Studio", key: "s", roles: success, part: "work" },
  { href: "/import", name: "Import", key: "i", roles: ["admin"], part: "work" },
  { href: "/sources", name: "Sources", key: "o", roles: ["admin"], part: "work" },
  { href: "/people", name: "People", key: "p", roles: ["manager", "coordinator", "admin"], part: "settings" },
  { href: "/money", name: "Money access", key: "y", roles: success, part: "settings" },
  { href: "/set-up-list", name: "Set-up", key: "u", roles: ["admin"], part: "settings" },
  { href: "/settings", name: "Settings", key: "e", roles, part: "settings" },
];

/** Only the pages a role may open; the doors decide again. */
export function pagesFor(role: Role | null): DeskPage[] {
  return role ? deskPages.filter((page) => page.roles.includes(role)) : [];
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
