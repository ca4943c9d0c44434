import { ButtonLink } from "../ui/button-link.tsx";
import { hrefWith, type Query } from "../ui/href.ts";
import { formatNumber } from "../ui/numbers.ts";

type AdoptionPagesProps = {
  path: string;
  query: Query;
  total: number;
  more: boolean;
  next: string | null;
  previous: string | null;
  first: boolean;
};

/** How many there are, and the way on: the address keeps where the page before ended, so that far pages cost what the first does. */
export function AdoptionPages({ path, query, total, more, next, previous, first }: AdoptionPagesProps) {
  return (
    <nav aria-label="Pages" className="no-print flex items-center justify-between gap-3 py-3 text-ink-2 text-sm">
      <p aria-live="polite">
        {more ? "More than " : ""}
        {formatNumber(total)} {total === 1 ? "account" : "accounts"}
      </p>
      <div className="flex gap-2">
        {!first && <ButtonLink href={hrefWith(path, query, { page: null, cell: null })}>First page</ButtonLink>}
        {previous && (
          <ButtonLink rel="prev" href={hrefWith(path, query, { page: previous, cell: null })}>
            Previous page
          </ButtonLink>
        )}
        {next && (
          <ButtonLink rel="next" href={hrefWith(path, query, { page: next, cell: null })}>
            Next page
          </ButtonLink>
        )}
      </div>
    </nav>
  );
}
