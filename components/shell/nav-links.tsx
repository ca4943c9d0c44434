"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "../ui/cn.ts";
import { Link } from "../ui/link.tsx";
import { type DeskPage, isOpen } from "./pages.ts";

type NavLinksProps = {
  pages: readonly DeskPage[];
  label: string;
  /** What stands beside the name of a page, by its address. */
  marks?: Readonly<Record<string, ReactNode>>;
};

export function NavLinks({ pages, label, marks }: NavLinksProps) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className="grid gap-px">
      {pages.map((page) => {
        const open = isOpen(page, pathname);
        return (
          <Link
            key={page.href}
            href={page.href}
            aria-current={open ? "page" : undefined}
            className={cn(
              "flex items-center justify-between rounded-md px-2 py-[5px] pointer-coarse:py-2.5",
              open
                ? "bg-surface font-medium text-ink shadow-[0_0_0_1px_var(--line)]"
                : "text-ink-2 hover:bg-unknown-soft hover:text-ink",
            )}
          >
            {page.name}
            {marks?.[page.href]}
          </Link>
        );
      })}
    </nav>
  );
}
