import { channelWords, stateWords } from "#lib/requests/rules.ts";
import type { RequestRow } from "#lib/requests/schema.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { RelativeDate } from "../ui/relative-date.tsx";
import { ActionsTh, RowHead, SortTh, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { JudgeRequest } from "./judge-request.tsx";
import { escalationWords, stateShapes, stateTones } from "./request-words.ts";

type RequestListProps = { rows: readonly RequestRow[]; asOf: string; sort: string; path: string; query: Query };

/** What customers asked for, in their words, and what became of it. */
export function RequestList({ rows, asOf, sort, path, query }: RequestListProps) {
  const head = { sort, hrefFor: (next: string) => hrefWith(path, query, { sort: next, page: null }) };
  return (
    <Table caption="Requests" dense>
      <thead>
        <tr>
          <Th>Request</Th>
          <SortTh column="account" {...head} className="max-sm:hidden">
            Account
          </SortTh>
          <SortTh column="logged" first="desc" {...head} className="max-sm:hidden">
            Asked
          </SortTh>
          <SortTh column="area" {...head} className="max-sm:hidden">
            Outcome
          </SortTh>
          <ActionsTh />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <RowHead className="w-full align-top">
              <span className="line-clamp-3 font-normal">{row.words}</span>
              <span className="block font-normal text-ink-3 text-xs sm:hidden">
                <TextLink href={`/accounts/${row.accountId}`}>{row.account}</TextLink> · {askedWords(row)}
                <span className="mt-1 block">
                  <Outcome row={row} />
                </span>
              </span>
              {row.reply && (
                <details className="font-normal">
                  <summary className="cursor-pointer text-ink-3">The reply</summary>
                  <p className="whitespace-pre-wrap text-ink-2">{row.reply}</p>
                </details>
              )}
            </RowHead>
            <Td className="min-w-36 align-top max-sm:hidden">
              <TextLink href={`/accounts/${row.accountId}`}>{row.account}</TextLink>
            </Td>
            <Td className="whitespace-nowrap align-top max-sm:hidden">
              <RelativeDate at={row.askedOn} now={asOf} />
              <small className="block text-ink-3 text-xs">{askedWords(row)}</small>
            </Td>
            <Td className="min-w-52 align-top max-sm:hidden">
              <Outcome row={row} />
            </Td>
            <Td className="text-right align-top">
              {row.state === "open" && row.mayChange && <JudgeRequest row={row} />}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

const askedWords = (row: RequestRow) => [row.asker, channelWords[row.channel].toLowerCase()].filter(Boolean).join(", ");

export function Outcome({ row }: { row: RequestRow }) {
  const task = { open: "task open", done: "task done", dropped: "task dropped" };
  return (
    <>
      <Tag tone={stateTones[row.state]}>
        <span aria-hidden="true">{stateShapes[row.state]}</span> {stateWords[row.state]}
      </Tag>{" "}
      {row.area ?? (row.suggested && <span className="text-ink-3">looks like {row.suggested}</span>)}
      <small className="block text-ink-3 text-xs">
        {row.taskState && task[row.taskState]}
        {row.reference && (
          <>
            <TextLink href={`/escalations/${row.reference.slice(4)}`}>{row.reference}</TextLink>{" "}
            {escalationWords(row.escalation)}
          </>
        )}
        {row.judgedBy && `, judged by ${row.judgedBy}`}
      </small>
    </>
  );
}
