import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

/** A round button that announces something new and offers it: "3 changes · show". */
export function Pill({ className, type = "button", ...rest }: ComponentProps<"button">) {
  return (
    <button
      type={type}
      className={cn(
        "no-print inline-flex items-center gap-1 whitespace-nowrap rounded-full bg-accent-soft px-2.5 py-0.5 text-accent text-xs hover:underline",
        className,
      )}
      {...rest}
    />
  );
}
