import type { ReactNode } from "react";
import { ButtonLink } from "./button-link.tsx";
import { Notice } from "./notice.tsx";

/** Nothing here yet: says what will be here and offers the first step. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <Notice title={title} actions={action}>
      {children}
    </Notice>
  );
}

/** There is something, but not for these filters. */
export function NoMatch({ what, clearHref }: { what: string; clearHref: string }) {
  return (
    <Notice
      title={`No ${what} match`}
      actions={
        <ButtonLink href={clearHref} scroll={false}>
          Clear the filters
        </ButtonLink>
      }
    >
      Try fewer filters or another spelling.
    </Notice>
  );
}

/** A page past the end, as after others took rows away or from an old link. */
export function PastEnd({ firstHref }: { firstHref: string }) {
  return (
    <Notice
      title="Nothing on this page"
      actions={
        <ButtonLink href={firstHref} scroll={false}>
          Go to the first page
        </ButtonLink>
      }
    >
      The list is shorter than this.
    </Notice>
  );
}

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
