import type { ReactNode } from "react";
import type { Desk, Role } from "#lib/caller.ts";
import { Brand } from "./brand.tsx";
import { LiveLight } from "./live-light.tsx";
import { NavLinks } from "./nav-links.tsx";
import type { DeskPage } from "./pages.ts";
import { PersonMenu } from "./person-menu.tsx";
import { SearchButton } from "./search-button.tsx";

export type DeskPerson = { name: string; role: Role | null; roles: readonly Role[]; desk: Desk | null };

/** Where one can go and who one is: the left column, and the content of the drawer on small screens. */
export function Sidebar({
  pages,
  person,
  marks,
}: {
  pages: readonly DeskPage[];
  person: DeskPerson;
  marks?: Readonly<Record<string, ReactNode>>;
}) {
  return (
    <div className="flex h-full flex-col gap-3 px-2.5 py-3.5">
      <Brand />
      <SearchButton />
      <NavLinks label="Desk" pages={pages.filter((page) => page.part === "work")} marks={marks} />
      {pages.some((page) => page.part === "settings") && (
        <div className="border-line border-t pt-3">
          <NavLinks label="Team and settings" pages={pages.filter((page) => page.part === "settings")} marks={marks} />
        </div>
      )}
      <div className="mt-auto flex items-center gap-1 text-sm">
        <PersonMenu {...person} />
        <LiveLight />
      </div>
    </div>
  );
}
