"use client";

import { type ReactNode, useLayoutEffect, useRef } from "react";
import { cn } from "./cn.ts";
import { Link } from "./link.tsx";

export type Tab = { href: string; label: ReactNode; current?: boolean; locked?: boolean };

/** Tabs with an address each: links, so that ⌘-click, back and sharing work. `locked` ones stand right, in grey. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const strip = useRef<HTMLElement>(null);
  const chosen = useRef<HTMLAnchorElement>(null);
  const here = tabs.find(({ current }) => current)?.href;
  // Sideways only: scrollIntoView would move the page too, where it was left further down.
  useLayoutEffect(() => {
    const [nav, tab] = [strip.current, chosen.current];
    if (here && nav && tab) nav.scrollLeft = tab.offsetLeft - (nav.clientWidth - tab.offsetWidth) / 2;
  }, [here]);
  return (
    <nav
      ref={strip}
      aria-label={label}
      className="no-print -mt-2 relative mb-4 flex gap-4.5 overflow-x-auto border-line border-b [scrollbar-width:none]"
    >
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          ref={tab.current ? chosen : undefined}
          href={tab.href}
          scroll={false}
          aria-current={tab.current ? "page" : undefined}
          className={cn(
            "whitespace-nowrap py-2 focus-visible:outline-offset-[-2px]",
            tab.current ? "font-strong text-ink shadow-[inset_0_-2px_var(--ink)]" : "text-ink-2 hover:text-ink",
            tab.locked && "ml-auto text-ink-3",
          )}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
