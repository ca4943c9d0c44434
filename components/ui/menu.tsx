"use client";

import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import type { ButtonSize, ButtonVariant } from "./button-class.ts";
import { buttonClass } from "./button-class.ts";

type ItemWords = { label: string; hint?: ReactNode /** Draws a hairline above. */; divided?: boolean };

export type MenuItem = ItemWords &
  (
    | { onSelect: () => void; danger?: boolean; disabled?: boolean; checked?: boolean }
    | { href: string; download?: boolean }
  );

const load = () => import("./menu-body.tsx");
const Body = lazy(() => load().then((module) => ({ default: module.MenuBody })));

/** A button with a menu; the menu's code arrives on first hover, focus or press. */
export function Menu({
  label,
  menuLabel = label,
  children,
  items,
  variant,
  size,
  align = "start",
  className,
  disabled,
}: {
  /** Accessible name, when `children` is only an icon. */
  label?: string;
  /** Name of the list; without it the words of the button. */
  menuLabel?: string;
  children: ReactNode;
  items: readonly MenuItem[];
  variant?: ButtonVariant;
  size?: ButtonSize;
  align?: "start" | "end";
  className?: string;
  disabled?: boolean;
}) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const show = (next: boolean) => {
    setWanted(true);
    setOpen(next);
  };
  return (
    <>
      <button
        ref={anchor}
        type="button"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        disabled={disabled}
        className={buttonClass(variant, size, className)}
        onPointerEnter={load}
        onFocus={load}
        onClick={() => show(!open)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          show(true);
        }}
      >
        {children}
      </button>
      {wanted && (
        <Suspense>
          <Body open={open} onOpen={setOpen} anchor={anchor} items={items} align={align} label={menuLabel} />
        </Suspense>
      )}
    </>
  );
}
