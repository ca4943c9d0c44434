import { addDays } from "#lib/metrics/rules/period.ts";
import { dayWords, periodWords } from "#lib/metrics/rules/words.ts";
import type { Overview } from "#lib/metrics/schema/screen.ts";
import { PageHeader } from "../ui/page-header.tsx";

export function TargetsHead({ data }: { data: Overview }) {
  const { version, approvedOn } = data.definitions;
  const reach = data.judged
    ? `Trailing 12 months to ${dayWords(addDays(data.period.end, -1))}`
    : periodWords(data.period);
  return (
    <PageHeader title="Targets">
      {reach} · definitions v{version}
      {approvedOn ? `, approved ${dayWords(approvedOn, false)}` : ""}
      {!data.judged && " · only 12 months are judged against a target"}
    </PageHeader>
  );
}
