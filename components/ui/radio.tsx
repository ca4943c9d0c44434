import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn.ts";

type RadioProps = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hint?: string };

/** One of the choices of a `<fieldset>`, whose `<legend>` is the question. */
export function Radio({ label, hint, className, ...rest }: RadioProps) {
  return (
    <label className={cn("flex gap-2", hint ? "items-start" : "items-center", className)}>
      <input type="radio" className={cn("size-4 shrink-0 accent-accent", hint && "mt-0.5")} {...rest} />
      <span>
        {label}
        {hint && <span className="block text-ink-3 text-xs">{hint}</span>}
      </span>
    </label>
  );
}
