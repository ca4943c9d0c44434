import type { ReactNode } from "react";

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded-sm font-mono text-[11px] text-ink-3 pointer-coarse:hidden [.bg-ink_&]:text-current">
      {children}
    </kbd>
  );
}
