import { causeKinds, type MoveRow } from "#lib/health/schema/moves.ts";
import { Delta } from "../ui/delta.tsx";
import { hrefWith, type Query } from "../ui/href.ts";
import { formatNumber, formatSigned } from "../ui/numbers.ts";
import { RowHead, SortTh, Table, Td, Th, Tr, wide } from "../ui/table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { MovesPair } from "./moves-pair.tsx";
import { kindWords, movesPath, reasonWords } from "./moves-words.ts";

type MovesRowsProps = { rows: readonly MoveRow[]; from: string; to: string; sort: string; query: Query };
/** The accounts that changed band, each with its score on both days, the split of its change and what led it. */
export function MovesRows({ rows, from, to, sort, query }: MovesRowsProps) {
  const hrefFor = (next: string) => `${hrefWith(movesPath, query, { sort: next, page: null })}#rows`;
  return (
    <Table caption="Accounts that changed band" dense>
      <thead>
        <tr>
          <SortTh column="account" sort={sort} hrefFor={hrefFor}>
            Account
          </SortTh>
          <Th className={wide}>From and to</Th>
          <SortTh column="before" sort={sort} hrefFor={hrefFor} numeric className={wide}>
            Before
          </SortTh>
          <SortTh column="after" sort={sort} hrefFor={hrefFor} numeric className={wide}>
            After
          </SortTh>
          <SortTh column="change" sort={sort} hrefFor={hrefFor} numeric>
            Change
          </SortTh>
          {causeKinds.map((kind) => (
            <SortTh key={kind} column={kind} sort={sort} hrefFor={hrefFor} numeric className={wide}>
              {kindWords[kind]}
            </SortTh>
          ))}
          <Th className={`pl-6! ${wide}`}>Leading measure</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <MoveLine key={row.id} row={row} href={hrefWith(`/accounts/${row.id}`, { from, to })} />
        ))}
      </tbody>
    </Table>
  );
}

function MoveLine({ row, href }: { row: MoveRow; href: string }) {
  const score = (value: number | null) =>
    value === null ? <span className="text-ink-3">?</span> : formatNumber(value);
  return (
    <Tr>
      <RowHead className="align-top">
        <TextLink href={href}>{row.account}</TextLink>
        <span className="block font-normal text-ink-3 text-xs">{row.owner ?? "no owner"}</span>
        <span className="block font-normal text-ink-2 text-sm sm:hidden">
          <MovesPair {...row} />
          <span className="block">
            {row.label ? `${row.label}: ` : ""}
            {reasonWords[row.reason]}
          </span>
          {row.change !== null && <span className="block text-xs">{splitWords(row)}</span>}
        </span>
      </RowHead>
      <Td className={`align-top ${wide}`}>
        <MovesPair {...row} />
      </Td>
      <Td numeric className={`align-top ${wide}`}>
        {score(row.before)}
      </Td>
      <Td numeric className={`align-top ${wide}`}>
        {score(row.after)}
      </Td>
      <Td numeric className="align-top font-semibold">
        {row.change === null ? <span className="font-normal text-ink-3">no score</span> : <Change value={row.change} />}
      </Td>
      {causeKinds.map((kind) => (
        <Td key={kind} numeric className={`align-top ${wide}`}>
          {row.change !== null && <Change value={row[kind]} />}
        </Td>
      ))}
      <Td className={`pl-6! align-top ${wide}`}>
        {row.label ?? <span className="text-ink-3">No single one</span>}
        <small className="block text-ink-3 text-xs">{reasonWords[row.reason]}</small>
      </Td>
    </Tr>
  );
}

function splitWords(row: MoveRow): string {
  const parts = causeKinds.filter((kind) => row[kind] !== 0);
  return parts.map((kind) => `${kindWords[kind]} ${formatSigned(row[kind])}`).join(", ");
}

const Change = ({ value }: { value: number }) => <Delta value={value} look="dot" good="up" />;
