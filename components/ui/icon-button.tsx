import type { ReactNode } from "react";
import type { ButtonProps } from "./button.tsx";
import { buttonClass } from "./button-class.ts";
import { cn } from "./cn.ts";

/** A square button that shows only an icon; `label` is its name for everyone, on hover and to screen readers. */
export function IconButton({
  label,
  icon,
  variant = "quiet",
  size = "md",
  pending,
  disabled,
  className,
  ...rest
}: Omit<ButtonProps, "children" | "aria-label"> & { label: string; icon: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
      className={buttonClass(variant, size, cn(size === "sm" ? "w-[26px] px-0!" : "w-[30px] px-0!", className))}
      {...rest}
    >
      {icon}
    </button>
  );
}
