import type { ReactNode } from "react";
import { cn } from "./cn.ts";

export type Tone = "neutral" | "accent" | "healthy" | "watch" | "risk";

const tones: Record<Tone, string> = {
  neutral: "border-line bg-sunken text-ink-2",
  accent: "border-transparent bg-accent-soft text-accent",
  healthy: "border-transparent bg-healthy-soft text-healthy",
  watch: "border-transparent bg-watch-soft text-watch",
  risk: "border-transparent bg-risk-soft text-risk",
};

/** A small word about a thing: "draft v5", "at risk". Its words carry the meaning, the colour only helps. */
export function Tag({ tone = "neutral", title, children }: { tone?: Tone; title?: string; children: ReactNode }) {
  return (
    <span
      title={title}
      className={cn(
        "inline-flex items-center gap-1 whitespace-nowrap rounded-[5px] border px-1.5 py-px font-medium text-xs",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
