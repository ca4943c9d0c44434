"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { cn } from "./cn.ts";
import { IconButton } from "./icon-button.tsx";

export type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** One sentence under the title. */
  description?: ReactNode;
  /** Buttons, right-aligned; the primary one last. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
  children?: ReactNode;
};

/** Where a person begins: the first control of the content, not the cross. */
const firstControl = "[data-content] :is(input, textarea, select):not([type=hidden], :disabled)";

const widths = { sm: "max-w-[420px]", md: "max-w-[560px]", lg: "max-w-[860px]" } as const;

/** The browser's modal dialog: focus trap, Escape, return of focus and the inert page behind are its own. Content mounts while open. */
export function Dialog({ open, onClose, title, description, footer, size = "md", children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>(firstControl)?.focus();
    }
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={ref}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-text` : undefined}
      onClose={onClose}
      onMouseDown={(event) => event.target === event.currentTarget && onClose()}
      className={cn(
        "m-auto w-[calc(100%-2rem)] whitespace-normal rounded-lg border border-line bg-surface p-0 text-left shadow-float backdrop:bg-[rgb(0_0_0/0.32)]",
        widths[size],
      )}
    >
      {open && (
        <div className="grid max-h-[85dvh] grid-rows-[auto_1fr_auto]">
          <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
            <div>
              <h2 id={`${id}-title`} className="text-lg">
                {title}
              </h2>
              {description && (
                <p id={`${id}-text`} className="mt-0.5 text-ink-2">
                  {description}
                </p>
              )}
            </div>
            <IconButton label="Close" icon={<X size={16} aria-hidden="true" />} onClick={onClose} className="-mr-2" />
          </header>
          <div data-content className="overflow-y-auto px-5 pb-4">
            {children}
          </div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3">{footer}</footer>
          )}
        </div>
      )}
    </dialog>
  );
}
