"use client";

import { Search } from "lucide-react";
import { IconButton } from "../ui/icon-button.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { showSearch } from "./overlays.ts";

const warm = () => void import("./command-palette.tsx");

/** Opens ⌘K. */
export function SearchButton({ small }: { small?: boolean }) {
  if (small)
    return <IconButton label="Search or jump to" icon={<Search size={17} aria-hidden="true" />} onClick={showSearch} />;
  return (
    <button
      type="button"
      onClick={showSearch}
      onPointerEnter={warm}
      onFocus={warm}
      className="flex h-[30px] items-center justify-between rounded-md border border-line-strong bg-surface px-2.5 text-ink-3 text-sm shadow-control hover:text-ink-2 pointer-coarse:min-h-10"
    >
      Search or jump to… <Kbd>⌘K</Kbd>
    </button>
  );
}
