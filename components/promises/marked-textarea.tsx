"use client";

import { type ComponentProps, type RefObject, useRef } from "react";
import { piecesOf } from "#lib/promises/rules/rewrite.ts";
import type { PromiseFinding } from "#lib/promises/schema.ts";
import { cn } from "../ui/cn.ts";
import { Textarea } from "../ui/textarea.tsx";

const marks = {
  never: "bg-risk-soft decoration-risk decoration-wavy",
  "needs-escalation": "bg-watch-soft decoration-watch decoration-dotted",
  settled: "bg-healthy-soft decoration-healthy",
};

type MarkedTextareaProps = Omit<ComponentProps<"textarea">, "ref" | "value"> & {
  value: string;
  findings: readonly PromiseFinding[];
  area: RefObject<HTMLTextAreaElement | null>;
};

/** A textarea under whose words lie the guard's marks. The list below it says the same in words. */
export function MarkedTextarea({ value, findings, area, className, ...rest }: MarkedTextareaProps) {
  const marked = useRef<HTMLDivElement>(null);
  const pieces = piecesOf(value, findings);
  return (
    <span className="relative grid rounded-md bg-surface">
      <div
        ref={marked}
        aria-hidden="true"
        className="wrap-break-word pointer-events-none absolute inset-0 overflow-hidden whitespace-pre-wrap border border-transparent px-2.5 py-1.5 text-sm text-transparent pointer-coarse:text-lg"
      >
        {pieces.map(({ at, text, finding }) =>
          finding ? (
            <mark
              key={at}
              className={cn(
                "rounded-[3px] text-transparent underline decoration-2 underline-offset-3",
                marks[finding.settled ? "settled" : finding.verdict],
              )}
            >
              {text}
            </mark>
          ) : (
            text
          ),
        )}
        {"\u200b"}
      </div>
      <Textarea
        ref={area}
        value={value}
        className={cn("relative bg-transparent!", className)}
        onScroll={({ currentTarget }) => {
          if (marked.current) marked.current.scrollTop = currentTarget.scrollTop;
        }}
        {...rest}
      />
    </span>
  );
}
