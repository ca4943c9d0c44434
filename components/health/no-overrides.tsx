import { Empty } from "../ui/empty.tsx";
import { hrefWith, type Query } from "../ui/href.ts";
import { NoMatch } from "../ui/no-match.tsx";
import { PastEnd } from "../ui/past-end.tsx";

type NoOverridesProps = { total: number; narrowed: boolean; path: string; query: Query };

/** No band set by hand to show: on this page, for these filters, or none at all. */
export function NoOverrides({ total, narrowed, path, query }: NoOverridesProps) {
  if (total > 0) return <PastEnd firstHref={hrefWith(path, query, { page: null })} />;
  if (narrowed) return <NoMatch what="bands set by hand" clearHref={path} />;
  return (
    <Empty title="No band was set by hand yet">
      On an account's Health tab, its CSM can set one beside the computed band, with a reason and a last day.
    </Empty>
  );
}
