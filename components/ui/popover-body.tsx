"use client";

import { Popover as Base } from "@base-ui/react/popover";
import type { ReactNode, RefObject } from "react";
import { cn } from "./cn.ts";
import { floatHome, popupClass } from "./float-class.ts";

export function PopoverBody({
  open,
  onOpen,
  anchor,
  title,
  align,
  children,
}: {
  open: boolean;
  onOpen: (open: boolean) => void;
  anchor: RefObject<HTMLButtonElement | null>;
  title: string;
  align: "start" | "center" | "end";
  children: ReactNode;
}) {
  return (
    <Base.Root
      open={open}
      onOpenChange={(next, details) => {
        if (!next && anchor.current?.contains(details.event.target as Node)) return details.cancel();
        onOpen(next);
      }}
    >
      <Base.Portal container={floatHome(anchor.current)}>
        <Base.Positioner positionMethod="fixed" anchor={anchor} align={align} sideOffset={6} className="z-40">
          <Base.Popup finalFocus={anchor} className={cn(popupClass, "w-[min(360px,calc(100vw-2rem))] p-3.5")}>
            <Base.Title className="mb-1.5 font-semibold text-sm">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
