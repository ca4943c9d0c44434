import type { ReactNode } from "react";
import { LivePage } from "../live/live-page.tsx";
import { ButtonLink } from "../ui/button-link.tsx";
import { Empty } from "../ui/empty.tsx";
import { NoMatch } from "../ui/no-match.tsx";

type Reason = { filtered: boolean; mine: boolean; mayImport: boolean };

/** Nothing in the list: none match, none are yours, or none are here yet. */
export function NoAccounts({ children, ...reason }: Reason & { children?: ReactNode }) {
  return (
    <>
      <LivePage topics={["accounts", "imports"]} />
      {reason.filtered && children}
      <Words {...reason} />
    </>
  );
}

function Words({ filtered, mine, mayImport }: Reason) {
  if (filtered) return <NoMatch what="accounts" clearHref="/accounts" />;
  if (mine)
    return (
      <Empty title="Your book is empty" action={<ButtonLink href="/accounts?owner=all">Show all accounts</ButtonLink>}>
        A manager can hand you accounts; until then you can look at everyone's.
      </Empty>
    );
  if (mayImport)
    return (
      <Empty title="No accounts yet" action={<ButtonLink href="/import">Import accounts</ButtonLink>}>
        Bring them in as a file; a list of names is enough to begin with.
      </Empty>
    );
  return <Empty title="No accounts yet">An admin imports them; they appear here by themselves.</Empty>;
}
