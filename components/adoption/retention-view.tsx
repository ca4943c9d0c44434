import type { Cohort } from "#lib/adoption/schema/months.ts";
import { Empty } from "../ui/empty.tsx";
import { Section } from "../ui/page-header.tsx";
import { monthWords } from "./adoption-words.ts";
import { CohortTable, shownMonths } from "./cohort-table.tsx";
import { type ChartLine, LineChart } from "./line-chart.tsx";

const leastCohorts = 3;
const mostLines = 5;
const looks = [
  { className: "stroke-accent" },
  { className: "stroke-healthy" },
  { className: "stroke-risk" },
  { className: "stroke-watch" },
  { className: "stroke-ink-3", dash: "2 3" },
];

/** Some cohorts over the whole reach, evenly chosen, newest first: more lines cannot be told apart. */
function chosen(cohorts: readonly Cohort[]): Cohort[] {
  const long = cohorts.filter(({ used }) => used.length > 1);
  if (long.length <= mostLines) return [...long];
  const step = (long.length - 1) / (mostLines - 1);
  return Array.from({ length: mostLines }, (_, at) => long[Math.round(at * step)] as Cohort);
}

/** All cohorts as one, each month from those that have come so far. */
function together(cohorts: readonly Cohort[]): ChartLine {
  const values = Array.from({ length: shownMonths }, (_, month) => {
    const known = cohorts.filter(({ used }) => used[month] !== undefined && used[month] !== null);
    const accounts = known.reduce((sum, cohort) => sum + cohort.accounts, 0);
    return accounts > 0 ? (100 * known.reduce((sum, { used }) => sum + (used[month] ?? 0), 0)) / accounts : null;
  });
  const last = values.findLastIndex((value) => value !== null);
  return { name: "All cohorts", values: values.slice(0, last + 1), className: "stroke-ink", bold: true };
}

/** Who still uses the product, by the month in which accounts began: drawn for some cohorts, in the table for all. */
export function RetentionView({ cohorts, segment }: { cohorts: readonly Cohort[]; segment: string | undefined }) {
  const drawn = chosen(cohorts);
  const some: ChartLine[] = drawn.map(({ month, accounts, used }, at) => ({
    name: monthWords(month),
    values: used.slice(0, shownMonths).map((count) => (count === null ? null : (100 * count) / accounts)),
    ...(looks[at] ?? looks[0]),
    className: looks[at]?.className ?? "stroke-ink",
  }));
  const lines = [...some, together(cohorts)];
  const places = Math.max(2, ...lines.map(({ values }) => values.length));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      {drawn.length < leastCohorts ? (
        <Empty title="Too few cohorts to draw">
          Accounts that began in {leastCohorts} different months, with use since, make curves.
        </Empty>
      ) : (
        <Section title="Share of accounts with any use, by months since they began">
          <LineChart
            label="Share of accounts with any use, by months since they began"
            lines={lines}
            places={places}
            from="month 0"
            to={`month ${places - 1}`}
          />
        </Section>
      )}
      {cohorts.length > 0 && (
        <Section title="All cohorts">
          <CohortTable cohorts={cohorts} segment={segment} />
          <p className="mt-3 text-ink-3 text-xs">
            Accounts that left stay in their cohort and count as without use. The running month is not over and left
            out; a month in which no use of anybody arrived is a gap.
          </p>
        </Section>
      )}
    </div>
  );
}
