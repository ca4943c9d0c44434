import type { ReactNode } from "react";
import { cn } from "./cn.ts";

export type NoticeProps = {
  title: ReactNode;
  /** One or two sentences: why, and what to do next. */
  children?: ReactNode;
  actions?: ReactNode;
  /** Heading level in the page. */
  level?: 1 | 2 | 3;
  className?: string;
};

/** A state that takes the place of content: a heading, a sentence, and the next step. */
export function Notice({ title, children, actions, level = 2, className }: NoticeProps) {
  const Heading = `h${level}` as "h1" | "h2" | "h3";
  return (
    <div
      className={cn(
        "mx-auto grid max-w-md content-start justify-items-center gap-1.5 px-4 py-12 text-center",
        className,
      )}
    >
      <Heading className={level === 1 ? "text-xl" : "font-semibold text-base"}>{title}</Heading>
      {children && <div className="text-balance text-ink-2">{children}</div>}
      {actions && <div className="no-print mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
