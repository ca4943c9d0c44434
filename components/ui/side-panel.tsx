"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { buttonClass } from "./button-class.ts";
import { Link } from "./link.tsx";

/**
 * A panel at the right beside the list it belongs to; the list stays usable. Below 1024 px it covers the screen.
 * Close by `closeHref` (when the open row lives in the address) or `onClose`; Escape does the same and focus returns.
 */
export function SidePanel({
  title,
  closeHref,
  onClose,
  actions,
  children,
}: {
  title: string;
  closeHref?: string;
  onClose?: () => void;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const panel = useRef<HTMLElement>(null);
  const close = useRef<HTMLAnchorElement & HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  const look = buttonClass("quiet", "md", "w-[30px] px-0!");
  const cross = <X size={16} aria-hidden="true" />;
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        // a dialog that was opened from here closes alone
        if (event.target instanceof Element && event.target.closest("dialog")) return;
        event.stopPropagation();
        close.current?.click();
      }}
      className="no-print fixed inset-0 z-30 overflow-y-auto border-line bg-surface outline-none lg:inset-y-0 lg:right-0 lg:left-auto lg:w-[420px] lg:border-l lg:shadow-float"
    >
      <header className="sticky top-0 flex items-center justify-between gap-3 border-line border-b bg-surface px-5 py-2.5">
        <h2 className="truncate text-base">{title}</h2>
        <div className="flex shrink-0 items-center gap-1.5">
          {actions}
          {closeHref !== undefined ? (
            <Link
              ref={close}
              href={closeHref}
              scroll={false}
              aria-label="Close panel"
              title="Close panel (Esc)"
              className={look}
            >
              {cross}
            </Link>
          ) : (
            <button
              ref={close}
              type="button"
              onClick={onClose}
              aria-label="Close panel"
              title="Close panel (Esc)"
              className={look}
            >
              {cross}
            </button>
          )}
        </div>
      </header>
      <div className="px-5 py-4">{children}</div>
    </aside>
  );
}
