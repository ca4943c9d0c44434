import type { matchLists } from "#lib/playbooks/schema/protocols.ts";
import { Empty } from "../ui/empty.tsx";
import { hrefWith, type Query } from "../ui/href.ts";
import { NoMatch } from "../ui/no-match.tsx";
import { PastEnd } from "../ui/past-end.tsx";

const path = "/protocols/waiting";
const titles: Record<(typeof matchLists)[number], [string, string]> = {
  backlog: ["Nothing waits", "What is so already when a protocol is switched on, or after an import, waits here."],
  limit: [
    "Nothing is over a limit",
    "What a protocol’s weekly limit leaves no room for waits here, and is opened as room comes.",
  ],
  shadow: ["Nothing would have fired", "Protocols in shadow write down here what they would have done."],
  "held-out": ["Nobody is held out", "An admin can have a protocol leave a share of accounts alone, to compare with."],
};

/** No row to show: on this page, for these filters, or none at all. */
export function NoMatches({
  list,
  total,
  narrowed,
  query,
}: {
  list: keyof typeof titles;
  total: number;
  narrowed: boolean;
  query: Query;
}) {
  if (total > 0) return <PastEnd firstHref={hrefWith(path, query, { page: null })} />;
  if (narrowed) return <NoMatch what="accounts" clearHref={hrefWith(path, { list })} />;
  const [title, text] = titles[list];
  return <Empty title={title}>{text}</Empty>;
}
