import type { CoverLine } from "#lib/accounts/schema/covers.ts";
import type { TodayOutput } from "#lib/engagement/schema.ts";
import type { TaskPage } from "#lib/tasks/schema.ts";
import { RowBar } from "../charts/row-bar.tsx";
import { TodayTasks } from "../tasks/today-tasks.tsx";
import { absoluteDate } from "../ui/dates.ts";
import { Link } from "../ui/link.tsx";
import { formatCount, formatNumber } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";
import { TextLink } from "../ui/text-link.tsx";

type TodaySideProps = { today: TodayOutput; covers: readonly CoverLine[]; tasks: TaskPage };

/** Tasks that are due, renewals of the next 90 days by forecast, and who was spoken to in time. */
export function TodaySide({ today, covers, tasks }: TodaySideProps) {
  const { renewals, cadence, book } = today;
  const lines = [
    { label: "Commit", value: renewals.commit, state: "healthy", href: "/accounts?renews=90&forecast=commit" },
    { label: "Likely", value: renewals.likely, state: "watch", href: "/accounts?renews=90&forecast=likely" },
    { label: "At risk", value: renewals.atRisk, state: "at-risk", href: "/accounts?renews=90&forecast=at-risk" },
    { label: "No forecast", value: renewals.unset, state: "unknown", href: "/accounts?renews=90" },
  ] as const;
  const most = Math.max(1, ...lines.map((line) => line.value));
  return (
    <aside className="grid content-start gap-6 border-line xl:border-l xl:pl-6">
      <TodayTasks page={tasks} />
      <Section title="Renewals, next 90 days">
        <ul className="grid gap-2">
          {lines.map((line) => (
            <li key={line.label} className="grid grid-cols-[90px_32px_1fr] items-center gap-2">
              <Link href={line.href} className="link">
                {line.label}
              </Link>
              <span className="text-right">{formatNumber(line.value)}</span>
              <RowBar value={line.value} max={most} state={line.state} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Cadence">
        <p className="text-ink-2">
          {cadence.inTime} of {formatCount(book, "account")} spoken to in time.{" "}
          {cadence.overdue > 0 && (
            <Link href="/accounts?sort=interaction" className="link">
              {formatNumber(cadence.overdue)} overdue
            </Link>
          )}
        </p>
      </Section>
      {covers.length > 0 && (
        <Section title="Covers" tools={<TextLink href="/people/covers?whose=mine">See and end them</TextLink>}>
          <ul className="grid gap-1 text-ink-2">
            {covers.slice(0, 3).map((line) => (
              <li key={`${line.userId}-${line.ownerId}-${line.untilOn}`}>
                {line.name} covers {formatCount(line.accountIds.length, "account")} of {line.ownerName ?? "nobody"},{" "}
                {line.untilOn ? `until ${absoluteDate(line.untilOn)}` : "open-ended"}.
              </li>
            ))}
          </ul>
        </Section>
      )}
    </aside>
  );
}
