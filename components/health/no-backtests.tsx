import { Empty } from "../ui/empty.tsx";
import { hrefWith, type Query } from "../ui/href.ts";
import { NoMatch } from "../ui/no-match.tsx";
import { PastEnd } from "../ui/past-end.tsx";

type NoBacktestsProps = { total: number; narrowed: boolean; path: string; query: Query };

/** No back-test to show: on this page, in this state, or none at all. */
export function NoBacktests({ total, narrowed, path, query }: NoBacktestsProps) {
  if (total > 0) return <PastEnd firstHref={hrefWith(path, query, { page: null })} />;
  if (narrowed) return <NoMatch what="back-tests" clearHref={path} />;
  return (
    <Empty title="Nothing was tested yet">
      A back-test takes a model or a measure back to past dates and sees whether it told who would leave.
    </Empty>
  );
}
