import type { UsageOutput } from "#lib/adoption/schema.ts";
import { TrendLine } from "../charts/trend-line.tsx";
import { shortDate } from "../ui/dates.ts";
import { Empty } from "../ui/empty.tsx";
import { formatNumber } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";
import { RelativeDate } from "../ui/relative-date.tsx";
import { FeatureTable } from "./feature-table.tsx";

/** How an account used the product: 26 weeks, and its features over 28 days. */
export function UsageView({ usage }: { usage: UsageOutput }) {
  const { weeks, features, seats, lastOn, asOf } = usage;
  if (lastOn === null && features.every((feature) => feature.events === 0))
    return (
      <Empty title="No usage has arrived">
        Either nobody used the product yet, or its source is not connected. Ask an admin to import usage.
      </Empty>
    );
  const used = features.filter((feature) => feature.inPlan && feature.days > 0).length;
  const ofPlan = features.filter((feature) => feature.inPlan).length;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,420px)]">
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-6">
        <Weeks usage={usage} title="Events a week" pick={(week) => week.events} />
        <Weeks usage={usage} title="Most active users on a day, by week" pick={(week) => week.users} target={seats} />
        <Weeks usage={usage} title="Active days a week" pick={(week) => week.activeDays} />
        <p className="text-ink-3 text-sm">
          Last used <RelativeDate at={lastOn} now={asOf} />. Weeks without any data are gaps, not zeros. {weeks.length}{" "}
          weeks shown.
        </p>
      </div>
      <Section title={`Features, last 28 days: ${used} of ${ofPlan} of the plan`}>
        {features.length === 0 ? (
          <p className="text-ink-3">No features are defined yet.</p>
        ) : (
          <FeatureTable features={features} asOf={asOf} />
        )}
      </Section>
    </div>
  );
}

type WeeksProps = {
  usage: UsageOutput;
  title: string;
  pick: (week: UsageOutput["weeks"][number]) => number | null;
  target?: number | null;
};

function Weeks({ usage: { weeks, asOf }, title, pick, target }: WeeksProps) {
  const first = weeks[0]?.week ?? asOf;
  return (
    <Section title={target ? `${title}, of ${formatNumber(target)} seats` : title}>
      <TrendLine
        label={title}
        values={weeks.map(pick)}
        from={shortDate(first, asOf)}
        to={shortDate(asOf, asOf)}
        target={target ?? undefined}
        format={(value) => formatNumber(value)}
        showEnd={!target}
      />
    </Section>
  );
}
