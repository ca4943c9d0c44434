import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn.ts";

const box = "size-4 shrink-0 align-middle accent-accent pointer-coarse:size-5";

/** With `label` a labelled row; without it a bare box that needs an `aria-label`. */
export function Checkbox({
  label,
  hint,
  className,
  ...rest
}: ComponentProps<"input"> & { label?: ReactNode; hint?: ReactNode }) {
  if (!label) return <input type="checkbox" className={cn(box, className)} {...rest} />;
  return (
    <label className={cn("flex items-start gap-2", className)}>
      <input type="checkbox" className={cn(box, "mt-0.5")} {...rest} />
      <span>
        {label}
        {hint && <span className="block text-ink-3 text-xs">{hint}</span>}
      </span>
    </label>
  );
}
