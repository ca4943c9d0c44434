import type { ReactNode } from "react";

export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className="rounded-sm font-mono text-[11px] opacity-75 pointer-coarse:hidden">{children}</kbd>;
}
