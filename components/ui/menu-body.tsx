"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Fragment, type RefObject, useEffect } from "react";
import { cn } from "./cn.ts";
import { floatHome, itemClass, popupClass } from "./float-class.ts";
import { Link } from "./link.tsx";
import type { MenuItem } from "./menu.tsx";

export function MenuBody({
  open,
  onOpen,
  anchor,
  items,
  align,
  label,
}: {
  open: boolean;
  onOpen: (open: boolean) => void;
  anchor: RefObject<HTMLButtonElement | null>;
  items: readonly MenuItem[];
  align: "start" | "end";
  label?: string;
}) {
  return (
    <Base.Root
      open={open}
      modal={false}
      onOpenChange={(next, details) => {
        if (!next && anchor.current?.contains(details.event.target as Node)) return details.cancel();
        onOpen(next);
      }}
    >
      <Base.Portal container={floatHome(anchor.current)}>
        <Base.Positioner positionMethod="fixed" anchor={anchor} align={align} sideOffset={4} className="z-40">
          <Base.Popup
            finalFocus={anchor}
            aria-label={label ?? anchor.current?.textContent ?? undefined}
            className={cn(popupClass, "min-w-44 p-1")}
          >
            <VisibleGuards />
            {items.map((item) => (
              <Fragment key={item.label}>
                {item.divided && <Base.Separator className="mx-1 my-1 h-px bg-line" />}
                <Item item={item} />
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Base UI's focus guards pass focus on at once, yet are hidden and focusable at the same time, which axe rightly refuses. */
function VisibleGuards() {
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      for (const guard of document.querySelectorAll("[data-base-ui-focus-guard]")) guard.removeAttribute("aria-hidden");
    });
    return () => cancelAnimationFrame(frame);
  });
  return null;
}

function Item({ item }: { item: MenuItem }) {
  const words = (
    <>
      <span>{item.label}</span>
      {item.hint && <span className="text-ink-3 text-xs">{item.hint}</span>}
    </>
  );
  if ("href" in item) {
    return (
      <Base.Item
        className={itemClass}
        render={(props) =>
          item.download ? (
            <a {...props} href={item.href} download>
              {words}
            </a>
          ) : (
            <Link {...props} href={item.href}>
              {words}
            </Link>
          )
        }
      />
    );
  }
  if (item.checked !== undefined) {
    return (
      <Base.CheckboxItem
        className={itemClass}
        checked={item.checked}
        disabled={item.disabled}
        onCheckedChange={item.onSelect}
        closeOnClick={false}
      >
        <span className="flex items-center gap-2">
          <span aria-hidden="true" className={cn("w-3 text-xs", !item.checked && "invisible")}>
            ✓
          </span>
          {item.label}
        </span>
        {item.hint && <span className="text-ink-3 text-xs">{item.hint}</span>}
      </Base.CheckboxItem>
    );
  }
  return (
    <Base.Item className={cn(itemClass, item.danger && "text-risk")} disabled={item.disabled} onClick={item.onSelect}>
      {words}
    </Base.Item>
  );
}
