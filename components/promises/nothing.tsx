import { Empty } from "../ui/empty.tsx";
import { hrefWith, type Query } from "../ui/href.ts";
import { NoMatch } from "../ui/no-match.tsx";
import { PastEnd } from "../ui/past-end.tsx";

type NothingProps = { what: string; empty: string; total: number; narrowed: boolean; path: string; query: Query };

/** Nothing to show: on this page, for these filters, or at all. */
export function Nothing({ what, empty, total, narrowed, path, query }: NothingProps) {
  if (total > 0) return <PastEnd firstHref={hrefWith(path, query, { page: null })} />;
  if (narrowed) return <NoMatch what={what} clearHref={path} />;
  return <Empty title={`No ${what} yet`}>{empty}</Empty>;
}
