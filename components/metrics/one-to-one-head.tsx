import { today } from "#lib/clock.ts";
import { periodWords } from "#lib/metrics/rules/words.ts";
import { mostSideBySide, type SideBySide } from "#lib/metrics/schema/screen.ts";
import { FilterSelect } from "../ui/filter-bar.tsx";
import { hrefWith, type Query } from "../ui/href.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { PrintButton } from "../ui/print-button.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { CsmChoice } from "./csm-choice.tsx";
import { PeriodFilter } from "./period-filter.tsx";

/** Whose figures, of which period, and the sheet to take along. */
export function OneToOneHead({ data, query }: { data: SideBySide; query: Query }) {
  const { choices, definitions, period, timeZone } = data;
  const chosen = data.columns.flatMap(({ id, name }) => (id === null ? [] : [{ id, name }]));
  return (
    <PageHeader
      title="1:1"
      crumb={<TextLink href={hrefWith("/targets", query, { csm: null })}>Targets</TextLink>}
      tools={
        <>
          <CsmChoice people={choices.owners} chosen={chosen} most={mostSideBySide} />
          <FilterSelect
            name="segment"
            label="Segment"
            all="All segments"
            options={choices.segments.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <PeriodFilter
            period={period}
            custom={query.period === "custom" || Boolean(query.to)}
            today={today(timeZone)}
          />
          <PrintButton />
        </>
      }
    >
      {periodWords(period)} · days of {timeZone} · definitions v{definitions.version}
      {!data.judged && " · only 12 months are judged against a target"}
    </PageHeader>
  );
}
