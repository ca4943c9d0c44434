import type { AlertWeeks } from "#lib/playbooks/schema/protocols.ts";
import { formatNumber } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { perWeekWords } from "./protocol-words.ts";

/** Alerts a week of each CSM, had it run for the last quarter [X11]. */
export function AlertWeeksSection({ found: { lines, weeks, looked, accounts, closed } }: { found: AlertWeeks }) {
  const all = lines.reduce((sum, { perWeek }) => sum + perWeek, 0);
  return (
    <Section title="Alerts a week, over the last quarter">
      {closed && <p className="text-ink-2 text-sm">{closed}</p>}
      {!closed && (
        <p className="mb-2 text-ink-3 text-xs">
          Replayed over {weeks} weeks from what was known then
          {looked < accounts
            ? `, on ${formatNumber(looked)} of ${formatNumber(accounts)} accounts that stand for all.`
            : "."}
        </p>
      )}
      {!closed && lines.length === 0 && <p className="text-ink-3 text-sm">It would not have fired once.</p>}
      {lines.length > 0 && (
        <Table caption="Alerts a week by CSM" dense>
          <thead>
            <tr>
              <Th>CSM</Th>
              <Th numeric>A week</Th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Tr key={line.id}>
                <RowHead className="font-normal">
                  {line.id === null ? "Nobody’s accounts" : (line.name ?? "Somebody")}
                </RowHead>
                <Td numeric>{perWeekWords(line.perWeek)}</Td>
              </Tr>
            ))}
            <Tr>
              <RowHead>All</RowHead>
              <Td numeric>{perWeekWords(all)}</Td>
            </Tr>
          </tbody>
        </Table>
      )}
    </Section>
  );
}
