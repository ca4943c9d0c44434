import type { ReactNode } from "react";
import { addDays } from "#lib/metrics/rules/period.ts";
import { lengthWords } from "#lib/metrics/rules/period-entry.ts";
import { dayWords, periodWords } from "#lib/metrics/rules/words.ts";
import type { Overview } from "#lib/metrics/schema/screen.ts";
import { PageHeader } from "../ui/page-header.tsx";

/** The title, what period and definitions the figures are of, and the filters. */
export function TargetsHead({ data, tools }: { data: Overview; tools: ReactNode }) {
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
      {!data.judged && " · only 12 months are judged against a target"}
    </PageHeader>
  );
}
