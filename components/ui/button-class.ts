import { cn } from "./cn.ts";

export type ButtonVariant = "default" | "primary" | "quiet" | "danger" | "link";
export type ButtonSize = "md" | "sm";

const base =
  "inline-flex select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium text-sm transition-colors disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55";

const boxed = "border pointer-coarse:min-h-10";

const variants: Record<ButtonVariant, string> = {
  default: cn(boxed, "border-line-strong bg-surface text-ink shadow-control hover:bg-sunken active:bg-unknown-soft"),
  primary: cn(boxed, "border-ink bg-ink text-bg hover:bg-ink/90 active:bg-ink/80"),
  quiet: cn(boxed, "border-transparent bg-transparent text-ink-2 hover:bg-unknown-soft hover:text-ink"),
  danger: cn(boxed, "border-risk/45 bg-surface text-risk shadow-control hover:bg-risk-soft"),
  link: "link p-0 font-normal text-ink text-[length:inherit]",
};

const sizes: Record<ButtonSize, string> = { md: "h-[30px] px-2.5", sm: "h-[26px] px-2 text-xs" };

/** Class names of a button; `variant` "link" looks like a text link and has no box. */
export function buttonClass(variant: ButtonVariant = "default", size: ButtonSize = "md", className?: string): string {
  return cn(base, variants[variant], variant !== "link" && sizes[size], className);
}
