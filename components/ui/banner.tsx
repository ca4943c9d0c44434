import type { ReactNode } from "react";
import { cn } from "./cn.ts";

const tones = {
  info: "border-line bg-surface",
  warning: "border-line bg-watch-soft",
  problem: "border-line bg-risk-soft",
} as const;

const marks = { info: "", warning: "▲", problem: "■" } as const;
const words = { info: "Note", warning: "Warning", problem: "Problem" } as const;

/** A sentence across the page about the page: demo data, a silent source, a restated period. */
export function Banner({
  tone = "info",
  label = words[tone],
  actions,
  children,
}: {
  tone?: keyof typeof tones;
  /** Names the region where a page has two banners of one tone. */
  label?: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      className={cn("flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border px-3.5 py-2 text-sm", tones[tone])}
    >
      <div className="min-w-0 grow basis-60">
        {marks[tone] && (
          <span aria-hidden="true" className={cn("mr-2 text-[11px]", tone === "warning" ? "text-watch" : "text-risk")}>
            {marks[tone]}
          </span>
        )}
        {children}
      </div>
      {actions && <div className="no-print flex flex-wrap gap-2">{actions}</div>}
    </section>
  );
}
