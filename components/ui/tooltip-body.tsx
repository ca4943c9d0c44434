"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactNode, RefObject } from "react";
import { floatHome } from "./float-class.ts";

export function TooltipBody({
  open,
  anchor,
  children,
}: {
  open: boolean;
  anchor: RefObject<HTMLButtonElement | null>;
  children: ReactNode;
}) {
  return (
    <Base.Root open={open}>
      <Base.Portal container={floatHome(anchor.current)}>
        <Base.Positioner positionMethod="fixed" anchor={anchor} sideOffset={6} className="pointer-events-none z-50">
          <Base.Popup
            aria-hidden="true"
            className="max-w-72 rounded-md bg-ink px-2.5 py-1.5 text-bg text-xs shadow-float"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
