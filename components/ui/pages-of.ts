import { hrefWith, type Query } from "./href.ts";

type Shown = {
  page: number;
  pageSize: number /** Rows on this page. */;
  shown: number;
  total: number /** The key of the address, where a screen has two lists. */;
  name?: string;
};

/** What the links under a paged list need: "51–100 of 1,240" and the addresses of the neighbours. */
export function pagesOf(path: string, query: Query, { page, pageSize, shown, total, name = "page" }: Shown) {
  const before = (page - 1) * pageSize;
  const hrefOf = (next: number) => hrefWith(path, query, { [name]: next > 1 ? next : null });
  return {
    from: shown && before + 1,
    to: shown && before + shown,
    total,
    previousHref: page > 1 ? hrefOf(page - 1) : undefined,
    nextHref: before + pageSize < total ? hrefOf(page + 1) : undefined,
  };
}
