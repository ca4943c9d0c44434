"use client";

import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class.ts";

const load = () => import("./popover-body.tsx");
const Body = lazy(() => load().then((module) => ({ default: module.PopoverBody })));

/** A button that opens a small panel beside it: a definition, a short form. `children` may be a function that gets `close`. */
export function Popover({
  trigger,
  title,
  children,
  variant,
  size,
  align = "start",
  className,
  label,
}: {
  trigger: ReactNode;
  title: string;
  children: ReactNode | ((close: () => void) => ReactNode);
  variant?: ButtonVariant;
  size?: ButtonSize;
  align?: "start" | "center" | "end";
  className?: string;
  label?: string;
}) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  return (
    <>
      <button
        ref={anchor}
        type="button"
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        className={buttonClass(variant, size, className)}
        onPointerEnter={load}
        onFocus={load}
        onClick={() => {
          setWanted(true);
          setOpen(!open);
        }}
      >
        {trigger}
      </button>
      {wanted && (
        <Suspense>
          <Body open={open} onOpen={setOpen} anchor={anchor} title={title} align={align}>
            {typeof children === "function" ? children(() => setOpen(false)) : children}
          </Body>
        </Suspense>
      )}
    </>
  );
}
