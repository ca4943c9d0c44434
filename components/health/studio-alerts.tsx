import { Details } from "#components/ui/details.tsx";
import { formatNumber, formatSigned } from "#components/ui/numbers.ts";
import { Section } from "#components/ui/page-header.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { Preview } from "#lib/health/schema/preview.ts";
import { Link } from "../ui/link.tsx";

const mostFirst = 12;

/** How many accounts each person would find on Today, now and under the draft: the budget of alerts. */
export function StudioAlerts({ alerts }: { alerts: Preview["alerts"] }) {
  if (alerts.length === 0) return null;
  const [first, rest] = [alerts.slice(0, mostFirst), alerts.slice(mostFirst)];
  const all = alerts.reduce((sum, one) => ({ before: sum.before + one.before, after: sum.after + one.after }), {
    before: 0,
    after: 0,
  });
  return (
    <Section title="Alerts on Today">
      <Table caption="Accounts on each CSM's Today, now and under the draft" dense>
        <thead>
          <tr>
            <Th>CSM</Th>
            <Th numeric>Now</Th>
            <Th numeric>Draft</Th>
            <Th numeric>Change</Th>
          </tr>
        </thead>
        <tbody aria-live="polite">
          {first.map((line) => (
            <Line key={line.id} line={line} />
          ))}
          <Tr>
            <RowHead>All lists</RowHead>
            <Numbers {...all} />
          </Tr>
        </tbody>
      </Table>
      {rest.length > 0 && (
        <Details summary={`${formatNumber(rest.length)} more`} className="mt-1">
          {() => (
            <Table caption="Further CSMs" dense>
              <tbody>
                {rest.map((line) => (
                  <Line key={line.id} line={line} />
                ))}
              </tbody>
            </Table>
          )}
        </Details>
      )}
    </Section>
  );
}

function Line({ line }: { line: Preview["alerts"][number] }) {
  return (
    <Tr>
      <RowHead className="font-normal">
        {line.id === null ? (
          <span className="text-ink-3">Nobody's accounts</span>
        ) : (
          <Link href={`/accounts?owner=${line.id}`} className="link">
            {line.name}
          </Link>
        )}
      </RowHead>
      <Numbers {...line} />
    </Tr>
  );
}

function Numbers({ before, after }: { before: number; after: number }) {
  return (
    <>
      <Td numeric>{formatNumber(before)}</Td>
      <Td numeric>{formatNumber(after)}</Td>
      <Td numeric className={after === before ? "text-ink-3" : undefined}>
        {formatSigned(after - before)}
      </Td>
    </>
  );
}
