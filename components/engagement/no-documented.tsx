import { Empty } from "../ui/empty.tsx";
import { hrefWith, type Query } from "../ui/href.ts";
import { NoMatch } from "../ui/no-match.tsx";
import { PastEnd } from "../ui/past-end.tsx";

type NoDocumentedProps = { total: number; narrowed: boolean; path: string; query: Query };

/** Nothing documented to show: on this page, for these filters, or at all. */
export function NoDocumented({ total, narrowed, path, query }: NoDocumentedProps) {
  if (total > 0) return <PastEnd firstHref={hrefWith(path, query, { page: null })} />;
  if (narrowed) return <NoMatch what="entries" clearHref={path} />;
  return (
    <Empty title="Nothing is documented yet">
      Log a conversation on an account's page with the key L, or send mail and meetings in by themselves: see Settings.
    </Empty>
  );
}
