import { Empty } from "../ui/empty.tsx";
import { hrefWith, type Query } from "../ui/href.ts";
import { NoMatch } from "../ui/no-match.tsx";
import { PastEnd } from "../ui/past-end.tsx";
import { fitWords } from "./fit-words.ts";

type NoFitsProps = { total: number; narrowed: boolean; path: string; query: Query };

/** No fit to show: on this page, in this state, or none at all. */
export function NoFits({ total, narrowed, path, query }: NoFitsProps) {
  if (total > 0) return <PastEnd firstHref={hrefWith(path, query, { page: null })} />;
  if (narrowed) return <NoMatch what="fits" clearHref={path} />;
  return <Empty title="No weights were fitted yet">{fitWords}</Empty>;
}
