import type { Overview, ScopeInput } from "#lib/metrics/schema/screen.ts";
import { buttonClass } from "../ui/button-class.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { TargetFilters } from "./target-filters.tsx";

/** The filters, and the screen as a file under the same filters. */
export function TargetTools({ data, scope, query }: { data: Overview; scope: ScopeInput; query: Query }) {
  return (
    <>
      <TargetFilters data={data} custom={query.period === "custom" || Boolean(query.to)} />
      <a className={buttonClass()} href={hrefWith("/api/v1/metrics.csv", { ...scope, csms: null })} download>
        Export
      </a>
    </>
  );
}
