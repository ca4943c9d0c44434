import type { ReactNode } from "react";
import { Notice } from "./notice.tsx";

/** What the person may not see, why, and who can give it. */
export function NoPermission({
  what,
  needs,
  askWhom,
  level = 2,
  action,
}: {
  /** "the Studio", "this account's money" */
  what: string;
  /** "It needs the admin role." */
  needs: string;
  /** "An admin can give it to you under People." */
  askWhom: string;
  level?: 1 | 2 | 3;
  action?: ReactNode;
}) {
  return (
    <Notice level={level} title={`You cannot open ${what}`} actions={action}>
      {needs} {askWhom}
    </Notice>
  );
}
