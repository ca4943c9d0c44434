"use client";

import { lazy, type ReactNode, Suspense, useId, useRef, useState } from "react";

const Body = lazy(() => import("./tooltip-body.tsx").then((module) => ({ default: module.TooltipBody })));

/** Words on hover and on keyboard focus; `text` also describes the thing to screen readers. Never the only place of what matters. */
export function Tooltip({ text, children, className }: { text: string; children: ReactNode; className?: string }) {
  const anchor = useRef<HTMLButtonElement>(null);
  const id = useId();
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const show = () => {
    setWanted(true);
    setOpen(true);
  };
  const hide = () => setOpen(false);
  return (
    <>
      <button
        ref={anchor}
        type="button"
        aria-describedby={id}
        className={
          className ?? "cursor-help rounded-sm underline decoration-dotted decoration-line-strong underline-offset-3"
        }
        onPointerEnter={show}
        onPointerLeave={hide}
        onFocus={show}
        onBlur={hide}
        onClick={show}
        onKeyDown={(event) => event.key === "Escape" && hide()}
      >
        {children}
      </button>
      <span id={id} className="sr-only">
        {text}
      </span>
      {wanted && (
        <Suspense>
          <Body open={open} anchor={anchor}>
            {text}
          </Body>
        </Suspense>
      )}
    </>
  );
}
