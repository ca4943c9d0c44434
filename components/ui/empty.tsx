import type { ReactNode } from "react";
import { Notice } from "./notice.tsx";

/** Nothing here yet: says what will be here and offers the first step. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <Notice title={title} actions={action}>
      {children}
    </Notice>
  );
}
