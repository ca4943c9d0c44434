import type { ComponentProps } from "react";
import { cn } from "../ui/cn.ts";
import { Link } from "../ui/link.tsx";

/** A figure that opens its definition, query and rows. */
export function FigureLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link className={cn("rounded-sm underline-offset-4 hover:underline", className)} {...rest} />;
}
