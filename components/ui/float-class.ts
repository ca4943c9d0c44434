/** Shared look of what floats over the page. */
export const popupClass =
  "max-h-[min(420px,var(--available-height))] overflow-y-auto rounded-lg border border-line bg-surface text-ink text-sm shadow-float outline-none";

/** Where a float is put in the page: inside an open dialog, else it could not be reached; else inside its landmark. */
export function floatHome(anchor: HTMLElement | null): HTMLElement | null {
  return anchor?.closest<HTMLElement>("dialog, main, header") ?? null;
}

/** One line of a floating list. */
export const itemClass =
  "flex min-h-[30px] cursor-default select-none items-center justify-between gap-4 rounded-md px-2 py-1 outline-none [&[data-disabled='']]:text-ink-3 data-[highlighted]:bg-unknown-soft pointer-coarse:min-h-10";
