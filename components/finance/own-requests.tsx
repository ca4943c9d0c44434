"use client";

import { useChange } from "#components/people/change.ts";
import { FormProblem } from "#components/people/form-problem.tsx";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/page-header.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { ActionsTh, RowHead, Table, Td, Th, Tr, wide } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { MoneyRequest } from "#lib/finance/schema/requests.ts";
import { wantedOf } from "./grant-words.ts";

const stateWords = { open: "Waits", granted: "Granted", declined: "Declined", withdrawn: "Taken back" };

const answerOf = ({ answeredBy, answer }: MoneyRequest) => [answeredBy, answer].filter(Boolean).join(": ");

/** What the person asked for lately, and what was answered. */
export function OwnRequests({ rows, timeZone }: { rows: readonly MoneyRequest[]; timeZone: string }) {
  const { run, pending, problem } = useChange();
  if (rows.length === 0) return null;
  return (
    <Section title="What you asked for">
      <Table caption="My requests" dense>
        <thead>
          <tr>
            <Th>To see</Th>
            <Th className={wide}>Why</Th>
            <Th className={wide}>Asked</Th>
            <Th>State</Th>
            <Th className={wide}>Answer</Th>
            <ActionsTh />
          </tr>
        </thead>
        <tbody>
          {rows.map((request) => (
            <Tr key={request.id}>
              <RowHead>
                {wantedOf(request)}
                <span className="block font-normal text-ink-2 text-sm sm:hidden">
                  {[request.reason, answerOf(request)].filter(Boolean).join(" · ")}
                </span>
              </RowHead>
              <Td className="min-w-40 max-sm:hidden">{request.reason}</Td>
              <Td className="whitespace-nowrap max-sm:hidden">
                <RelativeDate at={request.askedAt} timeZone={timeZone} />
              </Td>
              <Td>
                <Tag tone={request.state === "open" ? "accent" : "neutral"}>{stateWords[request.state]}</Tag>
              </Td>
              <Td className={wide}>{answerOf(request) || "–"}</Td>
              <Td className="text-right">
                {request.state === "open" && (
                  <Button
                    size="sm"
                    pending={pending}
                    onClick={() => void run(() => rpc.finance.withdrawRequest({ requestId: request.id }), "Taken back")}
                  >
                    Take back
                  </Button>
                )}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <FormProblem>{problem}</FormProblem>
    </Section>
  );
}
