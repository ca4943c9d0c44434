import type { ComponentProps } from "react";
import { cn } from "./cn.ts";
import { Link } from "./link.tsx";

/** A link in text or in a cell, underlined faintly: a figure that opens its rows, a name that opens its page. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link className={cn("link rounded-sm", className)} {...rest} />;
}
