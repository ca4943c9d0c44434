import type { ReactNode } from "react";
import { DeskOverlays } from "./desk-overlays.tsx";
import { DeskProviders } from "./desk-providers.tsx";
import { MobileBar } from "./mobile-bar.tsx";
import { pagesFor } from "./pages.ts";
import { type DeskPerson, Sidebar } from "./sidebar.tsx";

/** The frame of every signed-in screen: skip link, sidebar or top bar, the screen itself, and what floats over it. */
export function DeskFrame({
  person,
  banner,
  marks,
  children,
}: {
  person: DeskPerson;
  banner?: ReactNode;
  /** What stands beside pages in the sidebar, by their address. */
  marks?: Readonly<Record<string, ReactNode>>;
  children: ReactNode;
}) {
  const pages = pagesFor(person);
  const findsAccounts = pages.some((page) => page.href === "/accounts");
  const sidebar = <Sidebar pages={pages} person={person} marks={marks} />;
  return (
    <DeskProviders>
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-ink px-3 py-1.5 text-bg text-sm focus-visible:translate-y-0"
      >
        Skip to the content
      </a>
      <div className="lg:grid lg:grid-cols-[216px_minmax(0,1fr)] print:block">
        <header className="no-print sticky top-0 z-10 hidden h-dvh border-line border-r bg-sunken lg:block">
          {sidebar}
        </header>
        <MobileBar>{sidebar}</MobileBar>
        <main id="main" tabIndex={-1} className="min-w-0 max-w-[1720px] px-4 py-5 outline-none sm:px-7 print:p-0">
          {banner}
          {children}
        </main>
      </div>
      <DeskOverlays pages={pages} findsAccounts={findsAccounts} />
    </DeskProviders>
  );
}
