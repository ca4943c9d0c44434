import { sortText } from "#lib/adoption/rules/address.ts";
import type { AdoptionListInput, AdoptionRow } from "#lib/adoption/schema/list.ts";
import { windowDays } from "#lib/adoption/schema/windows.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { SortTh, Table } from "../ui/table.tsx";
import { adoptionPath } from "./adoption-words.ts";
import { MatrixRow } from "./matrix-row.tsx";

type AdoptionMatrixProps = {
  rows: readonly AdoptionRow[];
  features: readonly { id: number; name: string }[];
  input: AdoptionListInput;
  query: Query;
};

const figures = [
  { key: "breadth", label: "Breadth", first: "asc" },
  { key: "depth", label: "Depth", first: "asc" },
  { key: "days", label: "Frequency", first: "asc" },
  { key: "trend", label: "Trend", first: "asc" },
] as const;

/** Accounts by features: on how many days of the last 28 each was used, beside the figures of the account. A cell opens its days. */
export function AdoptionMatrix({ rows, features, input, query }: AdoptionMatrixProps) {
  const sort = sortText(input);
  const hrefFor = (next: string) => hrefWith(adoptionPath, query, { sort: next, page: null, cell: null });
  return (
    <Table caption={`Days of use of each feature in ${windowDays} days, by account`} dense>
      <thead>
        <tr>
          <SortTh column="name" sort={sort} hrefFor={hrefFor} className="sticky left-0 z-10 bg-bg">
            Account
          </SortTh>
          {figures.map(({ key, label, first }) => (
            <SortTh
              key={key}
              column={key}
              sort={sort}
              hrefFor={hrefFor}
              first={first}
              numeric
              className="max-sm:hidden"
            >
              {label}
            </SortTh>
          ))}
          {features.map(({ id, name }) => (
            <SortTh
              key={id}
              column={`f${id}`}
              sort={sort}
              hrefFor={hrefFor}
              first="desc"
              numeric
              className="max-w-24 whitespace-normal!"
            >
              {name}
            </SortTh>
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
