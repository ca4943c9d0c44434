import type { ReactNode } from "react";
import { addDays } from "#lib/metrics/rules/period.ts";
import { lengthWords } from "#lib/metrics/rules/period-entry.ts";
import { dayWords, periodWords } from "#lib/metrics/rules/words.ts";
import type { Overview, ScopeInput } from "#lib/metrics/schema/screen.ts";
import { PageHeader } from "../ui/page-header.tsx";

/** The title, what period and definitions the figures are of, and the filters. */
export function TargetsHead({ data, scope, tools }: { data: Overview; scope: ScopeInput; tools: ReactNode }) {
  const { teams, owners } = data.choices;
  const named = (list: { id: string; name: string }[], id: number | undefined) =>
    list.find((one) => one.id === String(id))?.name;
  const filters = [scope.segment, named(teams, scope.team), named(owners, scope.owner)].filter(Boolean).join(", ");
  const { version, approvedOn } = data.definitions;
  const reach = data.judged
    ? `Trailing 12 months to ${dayWords(addDays(data.period.end, -1))}`
    : `${periodWords(data.period)}, ${lengthWords(data.period)}`;
  return (
    <PageHeader title="Targets" tools={tools}>
      {reach} · definitions v{version}
      {approvedOn ? `, approved ${dayWords(approvedOn, false)}` : ""}
      {" · days of "}
      {data.timeZone}
      {filters && <span className="hidden print:inline"> · only {filters}</span>}
      {!data.judged && " · only 12 months are judged against a target"}
    </PageHeader>
  );
}
