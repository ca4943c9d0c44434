import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { DemoBanner } from "#components/demo/demo-banner.tsx";
import { WaitingBadge } from "#components/finance/waiting-badge.tsx";
import { LiveConnection } from "#components/live/live-connection.tsx";
import { UnreadBadge } from "#components/notifications/unread-badge.tsx";
import { DeskFrame } from "#components/shell/desk-frame.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { demo } from "#lib/demo/procedures.ts";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { kind, name, role, roles, desk } = await currentCaller();
  if (kind !== "user") redirect("/sign-in");
  const company = role && (await call(demo.get, {}));
  const banner = company && (
    <DemoBanner accounts={company.accounts} invented={company.invented} mayClear={role === "admin"} />
  );
  const answersRequests = role === "manager" || role === "admin";
  const marks = { "/inbox": <UnreadBadge />, "/money": answersRequests && <WaitingBadge /> };
  return (
    <DeskFrame person={{ name, role, roles, desk }} banner={banner} marks={marks}>
      <LiveConnection />
      {children}
    </DeskFrame>
  );
}
