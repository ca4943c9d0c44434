import { isNarrowed, readCell, type SearchParams } from "#lib/adoption/rules/address.ts";
import type { AdoptionListInput, AdoptionOverview, AdoptionPage } from "#lib/adoption/schema/list.ts";
import type { Role } from "#lib/caller.ts";
import { hrefWith } from "../ui/href.ts";
import { AdoptionFilters } from "./adoption-filters.tsx";
import { AdoptionMatrix } from "./adoption-matrix.tsx";
import { AdoptionPages } from "./adoption-pages.tsx";
import { adoptionPath as path } from "./adoption-words.ts";
import { CellKey } from "./cell-key.tsx";
import { CellPanel } from "./cell-panel.tsx";
import { ChosenNote } from "./chosen-note.tsx";
import { NoAdoption } from "./no-adoption.tsx";
import { PastNote } from "./past-note.tsx";

type MatrixScreenProps = {
  overview: AdoptionOverview;
  list: AdoptionPage;
  input: AdoptionListInput;
  query: SearchParams;
  role: Role | null;
};

/** Which accounts, who of them uses what, and the days behind a cell that was opened. */
export function MatrixScreen({ overview, list, input, query, role }: MatrixScreenProps) {
  const { rows, next, previous, total, more } = list;
  const { on } = input;
  const cell = readCell(query);
  const columns = overview.features.filter(({ id }) => input.features.includes(id));
  return (
    <>
      <AdoptionFilters overview={overview} begins={role === "csm" ? "mine" : "all"} past={on !== undefined} />
      {on && <PastNote on={on} query={query} />}
      <ChosenNote {...{ input, query }} features={overview.features} />
      {rows.length === 0 ? (
        <NoAdoption
          {...{ overview, path }}
          narrowed={isNarrowed(query)}
          mine={input.owner === "mine"}
          mayImport={role === "admin"}
        />
      ) : (
        <>
          <AdoptionMatrix {...{ rows, input, query }} features={columns} />
          <AdoptionPages {...{ path, query, total, more, next, previous }} first={input.after === undefined} />
          <CellKey />
        </>
      )}
      {cell && (
        <CellPanel
          key={`${cell.accountId}.${cell.featureId}.${on}`}
          {...cell}
          on={on}
          closeHref={hrefWith(path, query, { cell: null })}
        />
      )}
    </>
  );
}
