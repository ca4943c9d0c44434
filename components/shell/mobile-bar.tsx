"use client";

import { Menu as MenuIcon } from "lucide-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { IconButton } from "../ui/icon-button.tsx";
import { Brand } from "./brand.tsx";
import { LiveLight } from "./live-light.tsx";
import { SearchButton } from "./search-button.tsx";

/** Below 1024 px: a bar at the top, the sidebar in a drawer that closes when a page opens. */
export function MobileBar({ children }: { children: ReactNode }) {
  const drawer = useRef<HTMLDialogElement>(null);
  const pathname = usePathname();
  useEffect(() => {
    if (pathname) drawer.current?.close();
  }, [pathname]);
  return (
    <header className="no-print sticky top-0 z-20 flex items-center justify-between border-line border-b bg-sunken px-3 py-2 lg:hidden">
      <div className="flex items-center gap-1">
        <IconButton
          label="Open the menu"
          icon={<MenuIcon size={18} aria-hidden="true" />}
          onClick={() => drawer.current?.showModal()}
        />
        <Brand />
      </div>
      <div className="flex items-center gap-2">
        <LiveLight />
        <SearchButton small />
      </div>
      <dialog
        ref={drawer}
        aria-label="Menu"
        onMouseDown={(event) => event.target === event.currentTarget && drawer.current?.close()}
        className="m-0 h-dvh max-h-none w-[260px] border-line border-r bg-sunken p-0 shadow-float backdrop:bg-[rgb(0_0_0/0.32)]"
      >
        {children}
      </dialog>
    </header>
  );
}
