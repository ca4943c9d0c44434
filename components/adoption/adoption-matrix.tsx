import { sortText } from "#lib/adoption/rules/address.ts";
import type { AdoptionListInput, AdoptionRow } from "#lib/adoption/schema/list.ts";
import { windowDays } from "#lib/adoption/schema/windows.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { SortTh, Table, Th } from "../ui/table.tsx";
import { adoptionPath } from "./adoption-words.ts";
import { MatrixRow } from "./matrix-row.tsx";

type AdoptionMatrixProps = {
  rows: readonly AdoptionRow[];
  features: readonly { id: number; name: string }[];
  input: AdoptionListInput;
  query: Query;
};

const figures = [
  { key: "breadth", label: "Breadth" },
  { key: "depth", label: "Depth" },
  { key: "days", label: "Frequency" },
  { key: "trend", label: "Trend" },
] as const;

/** Accounts by features: on how many days of the last 28 each was used, beside the figures of the account. A cell opens its days. */
export function AdoptionMatrix({ rows, features, input, query }: AdoptionMatrixProps) {
  const sort = sortText(input);
  const hrefFor = (next: string) => hrefWith(adoptionPath, query, { sort: next, page: null, cell: null });
  const head = { sort, hrefFor, past: input.on !== undefined };
  return (
    <Table caption={`Days of use of each feature in ${windowDays} days, by account`} dense>
      <thead>
        <tr>
          <SortTh column="name" sort={sort} hrefFor={hrefFor} className="sticky left-0 z-10 bg-bg">
            Account
          </SortTh>
          {figures.map(({ key, label }) => (
            <Heading key={key} column={key} first="asc" className="max-sm:hidden" {...head}>
              {label}
            </Heading>
          ))}
          {features.map(({ id, name }) => (
            <Heading key={id} column={`f${id}`} first="desc" className="max-w-24 whitespace-normal!" {...head}>
              {name}
            </Heading>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <MatrixRow key={row.id} row={row} features={features} query={query} />
        ))}
      </tbody>
    </Table>
  );
}

type HeadingProps = {
  column: string;
  first: "asc" | "desc";
  sort: string;
  hrefFor: (next: string) => string;
  past: boolean;
  className: string;
  children: string;
};

/** The figures of a past day are made for the page that is shown: they sort nothing. */
function Heading({ past, className, children, ...sorting }: HeadingProps) {
  if (past)
    return (
      <Th numeric className={className}>
        {children}
      </Th>
    );
  return (
    <SortTh {...sorting} numeric className={className}>
      {children}
    </SortTh>
  );
}
