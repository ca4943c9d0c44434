import type { DismissalRow } from "#lib/promises/schema/dismissals.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { RelativeDate } from "../ui/relative-date.tsx";
import { RowHead, SortTh, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { judgedWords } from "./dismissal-filters.tsx";
import { JudgeButtons } from "./judge-buttons.tsx";
import { categoryWords, surfaceWords } from "./promise-words.ts";

type DismissalTableProps = {
  rows: readonly DismissalRow[];
  nameOf: (ruleId: string) => string;
  sort: string;
  path: string;
  query: Query;
  now: Date;
  timeZone: string;
};

/** Marked words that somebody sent as no promise: the sentence, the rule, who, to whom, and a manager's word on it. */
export function DismissalTable({ rows, nameOf, sort, path, query, now, timeZone }: DismissalTableProps) {
  const head = { sort, hrefFor: (next: string) => hrefWith(path, query, { sort: next, page: null }) };
  return (
    <Table caption="Called no promise" dense>
      <thead>
        <tr>
          <Th>Sentence</Th>
          <SortTh column="rule" {...head} className="max-md:hidden">
            Rule
          </SortTh>
          <SortTh column="person" {...head} className="max-sm:hidden">
            By
          </SortTh>
          <SortTh column="account" {...head} className="max-md:hidden">
            Account
          </SortTh>
          <SortTh column="at" first="desc" {...head} className="max-sm:hidden">
            Sent
          </SortTh>
          <Th>Judgement</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <RowHead className="min-w-56 align-top font-normal!">
              <Marked sentence={row.sentence} words={row.words} />
              <span className="mt-1 block text-ink-2 text-xs sm:hidden">
                {row.person ?? "Somebody"}, {row.account ?? "no account"}
              </span>
            </RowHead>
            <Td className="align-top max-md:hidden">
              {nameOf(row.ruleId)}
              <span className="block text-ink-3 text-xs">
                {categoryWords[row.category]}, v{row.version}
              </span>
            </Td>
            <Td className="align-top max-sm:hidden">{row.person ?? "–"}</Td>
            <Td className="align-top max-md:hidden">
              {row.accountId === null ? "–" : <TextLink href={`/accounts/${row.accountId}`}>{row.account}</TextLink>}
              <span className="block text-ink-3 text-xs">{surfaceWords[row.surface]}</span>
            </Td>
            <Td className="whitespace-nowrap align-top max-sm:hidden">
              <RelativeDate at={row.at} now={now} timeZone={timeZone} />
            </Td>
            <Td className="align-top">
              <Judged row={row} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Marked({ sentence, words }: { sentence: string; words: string }) {
  const at = sentence.indexOf(words);
  if (at < 0) return <>“{sentence}”</>;
  return (
    <>
      “{sentence.slice(0, at)}
      <mark className="rounded-[3px] bg-watch-soft text-ink">{words}</mark>
      {sentence.slice(at + words.length)}”
    </>
  );
}

function Judged({ row }: { row: DismissalRow }) {
  if (row.mayJudge) return <JudgeButtons dismissalId={row.id} words={row.words} />;
  const tone = row.judged === "promise" ? "risk" : row.judged === "no-promise" ? "healthy" : "neutral";
  return (
    <>
      <Tag tone={tone}>{judgedWords[row.judged]}</Tag>
      {row.judgedBy && <span className="block text-ink-3 text-xs">{row.judgedBy}</span>}
    </>
  );
}
