import type { CSSProperties, ReactNode } from "react";
import { cn } from "../ui/cn.ts";

export type PlotLabel = {
  text: string;
  /** Place in the plot, 0–100 from left and from top. */
  x?: number;
  y?: number;
  at: "right" | "left" | "below" | "inside" | "above";
  align?: "start" | "middle" | "end";
  className?: string;
};

export type PlotDot = { x: number; y: number; className: string; hollow?: boolean };

/**
 * A drawing that stretches with its column while words and dots keep their size: the SVG is 100 × 100 units without a fixed
 * ratio, labels and dots stand over it in HTML. `summary` is what a screen reader hears.
 */
export function Plot({
  label,
  summary,
  height,
  gutter = {},
  labels = [],
  dots = [],
  className,
  children,
}: {
  label: string;
  summary: string;
  height: number;
  gutter?: { left?: number; right?: number; bottom?: number; top?: number };
  labels?: readonly PlotLabel[];
  dots?: readonly PlotDot[];
  className?: string;
  children: ReactNode;
}) {
  const { left = 4, right = 4, bottom = 18, top = 6 } = gutter;
  return (
    <div role="img" aria-label={`${label}. ${summary}`} className={cn("relative w-full", className)} style={{ height }}>
      <div className="absolute" style={{ left, right, top, bottom }}>
        <svg
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          aria-hidden="true"
          className="absolute inset-0 size-full overflow-visible [&_*]:[vector-effect:non-scaling-stroke]"
        >
          {children}
        </svg>
        {dots.map((dot) => (
          <span
            key={`${dot.x} ${dot.y}`}
            className={cn(
              "-translate-1/2 absolute size-[7px] rounded-full border-[1.5px] border-current",
              dot.hollow ? "bg-bg" : "bg-current",
              dot.className,
            )}
            style={{ left: `${dot.x}%`, top: `${dot.y}%` }}
          />
        ))}
        {labels.map((one) => (
          <span
            key={`${one.at} ${one.text} ${one.x} ${one.y}`}
            className={cn("absolute whitespace-nowrap text-[11px] text-ink-3 leading-none", one.className)}
            style={labelStyle(one)}
          >
            {one.text}
          </span>
        ))}
      </div>
    </div>
  );
}

const shifts = { start: "0", middle: "-50%", end: "-100%" } as const;

function labelStyle({ at, x = 0, y = 0, align = "middle" }: PlotLabel): CSSProperties {
  if (at === "right") return { left: "100%", top: `${y}%`, transform: "translate(7px, -50%)" };
  if (at === "left") return { right: "100%", top: `${y}%`, transform: "translate(-6px, -50%)" };
  const across = shifts[align];
  if (at === "below") return { left: `${x}%`, top: "100%", transform: `translate(${across}, 7px)` };
  if (at === "above") return { left: `${x}%`, top: `${y}%`, transform: `translate(${across}, calc(-100% - 6px))` };
  return { left: `${x}%`, top: `${y}%`, transform: `translate(${across}, -50%)` };
}
