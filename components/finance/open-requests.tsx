import { formatCount } from "#components/ui/numbers.ts";
import { Section } from "#components/ui/page-header.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { ActionsTh, RowHead, Table, Td, Th, Tr, wide } from "#components/ui/table.tsx";
import type { MoneyRequest } from "#lib/finance/schema/requests.ts";
import { AnswerRequest } from "./answer-request.tsx";
import { wantedOf } from "./grant-words.ts";

type OpenRequestsProps = { rows: readonly MoneyRequest[]; total: number; timeZone: string };

/** What people of one's teams ask to see, to be answered. */
export function OpenRequests({ rows, total, timeZone }: OpenRequestsProps) {
  if (total === 0) return null;
  return (
    <Section title={`${formatCount(total, "request")} to answer`}>
      <Table caption="Requests to see money">
        <thead>
          <tr>
            <Th>Person</Th>
            <Th className={wide}>Wants to see</Th>
            <Th className={wide}>Why</Th>
            <Th numeric className={wide}>
              Days
            </Th>
            <Th className={wide}>Asked</Th>
            <ActionsTh />
          </tr>
        </thead>
        <tbody>
          {rows.map((request) => (
            <Tr key={request.id}>
              <RowHead className="sm:whitespace-nowrap">
                {request.person}
                <span className="block font-normal text-ink-2 text-sm sm:hidden">
                  {wantedOf(request)}, {formatCount(request.days, "day")}: {request.reason}
                </span>
              </RowHead>
              <Td className={wide}>{wantedOf(request)}</Td>
              <Td className="min-w-40 max-sm:hidden">{request.reason}</Td>
              <Td numeric className={wide}>
                {request.days}
              </Td>
              <Td className="whitespace-nowrap max-sm:hidden">
                <RelativeDate at={request.askedAt} timeZone={timeZone} />
              </Td>
              <Td className="whitespace-nowrap text-right">
                <AnswerRequest request={request} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {total > rows.length && <p className="text-ink-3 text-xs">The others follow when these are answered.</p>}
    </Section>
  );
}
