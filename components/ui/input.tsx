import type { ComponentProps } from "react";
import { cn } from "./cn.ts";
import { controlClass } from "./control-class.ts";

export function Input({ className, type = "text", ...rest }: ComponentProps<"input">) {
  return <input type={type} className={cn(controlClass, "h-[30px]", className)} {...rest} />;
}
