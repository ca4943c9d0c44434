import type { FunnelOutput } from "#lib/adoption/schema/months.ts";
import { habitDays, regularDays } from "#lib/adoption/schema/windows.ts";
import { Empty } from "../ui/empty.tsx";
import { Section } from "../ui/page-header.tsx";
import { monthWords, stageWords } from "./adoption-words.ts";
import { FunnelTable } from "./funnel-table.tsx";
import { type ChartLine, LineChart } from "./line-chart.tsx";

type FunnelViewProps = {
  funnel: FunnelOutput;
  feature: { id: number; name: string };
  segment: string | undefined;
};

/** How a feature was taken up, as shares of the accounts that have it, and as counts that open. */
export function FunnelView({ funnel: { months }, feature, segment }: FunnelViewProps) {
  if (months.length === 0)
    return <Empty title={`Nobody has ${feature.name} in the plan`}>Choose another feature, or another segment.</Empty>;
  const share = (pick: (line: (typeof months)[number]) => number) =>
    months.map((line) => (line.inPlan > 0 ? (100 * pick(line)) / line.inPlan : null));
  const lines: ChartLine[] = [
    { name: stageWords.tried, values: share(({ tried }) => tried), className: "stroke-ink-3", dash: "2 3" },
    { name: stageWords.regular, values: share(({ regular }) => regular), className: "stroke-accent" },
    { name: stageWords.habit, values: share(({ habit }) => habit), className: "stroke-healthy" },
  ];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8 xl:grid-cols-2">
      <Section title={`${feature.name}: share of the accounts that have it in the plan`}>
        <LineChart
          label={`${feature.name}, share of accounts by month`}
          lines={lines}
          places={months.length}
          from={monthWords(months[0]?.month ?? "")}
          to={`${monthWords(months.at(-1)?.month ?? "")}, so far`}
        />
        <p className="mt-3 text-ink-3 text-xs">
          In the plan: customers at the month's end whose plan of today has the feature. Tried: used on any day by then.
          Regular: used on {regularDays} days of the month or more. Habit: on {habitDays} or more.
        </p>
      </Section>
      <Section title="By month">
        <FunnelTable months={months} featureId={feature.id} segment={segment} />
      </Section>
    </div>
  );
}
