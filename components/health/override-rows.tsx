import type { OverrideRow } from "#lib/health/schema/overrides.ts";
import { absoluteDate } from "../ui/dates.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { StateMark } from "../ui/state-mark.tsx";
import { ActionsTh, RowHead, SortTh, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag, type Tone } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { OverrideEnd } from "./override-end.tsx";
import { endWords, outcomeWords, verdictWords } from "./override-words.ts";

const tones: Record<OverrideRow["verdict"], Tone> = {
  right: "accent",
  wrong: "watch",
  open: "neutral",
  "no-side": "neutral",
};

type OverrideRowsProps = { rows: readonly OverrideRow[]; asOf: string; sort: string; path: string; query: Query };

/** Bands set by hand: what, beside what the score said that day, why, by whom, until when, and what became of it. */
export function OverrideRows({ rows, asOf, sort, path, query }: OverrideRowsProps) {
  const head = { sort, hrefFor: (next: string) => hrefWith(path, query, { sort: next, page: null }) };
  return (
    <Table caption="Bands set by hand" dense>
      <thead>
        <tr>
          <SortTh column="account" {...head}>
            Account
          </SortTh>
          <SortTh column="band" {...head} className="max-sm:hidden">
            Set to
          </SortTh>
          <Th className="max-sm:hidden">Computed then</Th>
          <Th className="max-sm:hidden">Why</Th>
          <SortTh column="person" {...head} className="max-sm:hidden">
            By
          </SortTh>
          <SortTh column="set" first="desc" {...head} className="max-sm:hidden">
            Set
          </SortTh>
          <SortTh column="ends" {...head} className="max-sm:hidden">
            Ends
          </SortTh>
          <Th className="max-sm:hidden">What became of it</Th>
          <ActionsTh />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.id} row={row} asOf={asOf} />
        ))}
      </tbody>
    </Table>
  );
}

function Line({ row, asOf }: { row: OverrideRow; asOf: string }) {
  return (
    <Tr>
      <RowHead className="align-top">
        <TextLink href={`/accounts/${row.accountId}`}>{row.account}</TextLink>
        <span className="block font-normal text-ink-2 text-sm sm:hidden">
          <StateMark state={row.band} /> by {row.setBy ?? "somebody"}, {endWords(row, asOf)}: “{row.reason}”
          <span className="mt-1 block">
            <Outcome row={row} />
          </span>
        </span>
      </RowHead>
      <Td className="align-top max-sm:hidden">
        <StateMark state={row.band} />
      </Td>
      <Td className="whitespace-nowrap align-top max-sm:hidden">
        {row.computed === null ? (
          <span className="text-ink-3">not scored</span>
        ) : (
          <>
            <StateMark state={row.computed} /> {row.score !== null && Math.round(row.score)}
          </>
        )}
      </Td>
      <Td className="min-w-48 align-top max-sm:hidden">{row.reason}</Td>
      <Td className="whitespace-nowrap align-top max-sm:hidden">{row.setBy ?? "–"}</Td>
      <Td className="whitespace-nowrap align-top max-sm:hidden">{absoluteDate(row.startsOn)}</Td>
      <Td className="align-top max-sm:hidden">{endWords(row, asOf)}</Td>
      <Td className="align-top max-sm:hidden">
        <Outcome row={row} />
      </Td>
      <Td className="text-right align-top">
        {row.mayEnd && <OverrideEnd accountId={row.accountId} id={row.id} name={row.account} />}
      </Td>
    </Tr>
  );
}

function Outcome({ row }: { row: OverrideRow }) {
  return (
    <>
      <Tag tone={tones[row.verdict]}>{verdictWords[row.verdict]}</Tag>{" "}
      <small className="whitespace-nowrap text-ink-3 text-xs sm:block">{outcomeWords(row)}</small>
    </>
  );
}
