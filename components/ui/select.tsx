import type { ComponentProps } from "react";
import { cn } from "./cn.ts";
import { controlClass } from "./control-class.ts";

export type Option = { value: string; label: string; disabled?: boolean };

export type SelectProps = ComponentProps<"select"> & {
  options: readonly Option[];
  /** First, empty choice, such as "All segments" or "Choose…". */
  empty?: string;
};

/** The browser's own select: keyboard, touch and screen readers work as people know them. */
export function Select({ options, empty, className, ...rest }: SelectProps) {
  return (
    <span className={cn("relative inline-block w-full", className)}>
      <select className={cn(controlClass, "h-[30px] appearance-none pr-7")} {...rest}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <span
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 right-2.5 grid place-items-center text-[9px] text-ink-3"
      >
        ▼
      </span>
    </span>
  );
}
