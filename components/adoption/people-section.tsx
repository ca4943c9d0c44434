import { type PeopleKind, type PeopleOutput, peopleKinds } from "#lib/adoption/schema/people.ts";
import { windowDays } from "#lib/adoption/schema/windows.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { formatCount, formatNumber } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";
import { pagesOf } from "../ui/pages-of.ts";
import { Pagination } from "../ui/pagination.tsx";
import { PastEnd } from "../ui/past-end.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { PeopleExport } from "./people-export.tsx";
import { PeopleTable } from "./people-table.tsx";

type PeopleSectionProps = { accountId: number; people: PeopleOutput; show: PeopleKind; page: number; query: Query };

export const peoplePageSize = 50;
const none: Record<PeopleKind, string> = {
  quiet: `Everybody who was active in the ${windowDays} days before has been since.`,
  active: `Nobody was active in the last ${windowDays} days.`,
  all: `Nobody was active in the last ${2 * windowDays} days.`,
};

const nobodyBefore = `Nobody was active in the ${windowDays} days before, so nobody can have gone quiet.`;

/** Who of an account uses the product, and who stopped: each by name, most active before first. */
export function PeopleSection({ accountId, people, show, page, query }: PeopleSectionProps) {
  const { known, now, before, quiet, rows, total, asOf } = people;
  const path = `/accounts/${accountId}/usage`;
  const labels: Record<PeopleKind, string> = {
    quiet: `Went quiet, ${formatNumber(quiet)}`,
    active: `Active, ${formatNumber(now)}`,
    all: `All, ${formatNumber(now + quiet)}`,
  };
  const tabs = peopleKinds.map((kind) => ({
    href: `${hrefWith(path, query, { who: kind === "quiet" ? null : kind, page: null })}#people`,
    label: labels[kind],
    current: kind === show,
  }));
  return (
    <div id="people">
      <Section title="People">
        {!known && (
          <p className="text-ink-2">
            Nothing tells who used the product: imported use counts users and names none. Live events do.
          </p>
        )}
        {known && (
          <>
            <div className="mb-3 flex flex-wrap items-start justify-between gap-3">
              <p className="text-ink-2">
                {formatCount(now, "person", "people")} active in the last {windowDays} days, {formatNumber(before)} in
                the {windowDays} before; {formatNumber(quiet)} of those went quiet.
              </p>
              {total > 0 && <PeopleExport accountId={accountId} show={show} />}
            </div>
            <Tabs label="Which people" tabs={tabs} />
            {rows.length > 0 && <PeopleTable people={rows} asOf={asOf} />}
            {rows.length === 0 && total > 0 && <PastEnd firstHref={hrefWith(path, query, { page: null })} />}
            {total === 0 && (
              <p className="text-ink-2">{show === "quiet" && before === 0 ? nobodyBefore : none[show]}</p>
            )}
            {total > 0 && (
              <Pagination
                label="Pages of people"
                {...pagesOf(path, query, { page, pageSize: peoplePageSize, shown: rows.length, total })}
              />
            )}
          </>
        )}
      </Section>
    </div>
  );
}
