import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { DeskFrame } from "#components/shell/desk-frame.tsx";
import { currentCaller } from "#lib/call.ts";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { kind, name, role, roles } = await currentCaller();
  if (kind !== "user") redirect("/sign-in");
  return <DeskFrame person={{ name, role, roles }}>{children}</DeskFrame>;
}
