import { sortText } from "#lib/adoption/rules/address.ts";
import type { AdoptionListInput, AdoptionRow } from "#lib/adoption/schema/list.ts";
import { windowDays } from "#lib/adoption/schema/windows.ts";
import { Delta } from "../ui/delta.tsx";
import { hrefWith, type Query } from "../ui/href.ts";
import { formatNumber } from "../ui/numbers.ts";
import { RelativeDate } from "../ui/relative-date.tsx";
import { RowHead, SortTh, Table, Td, Th, Tr, wide } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { adoptionPath, quietWords } from "./adoption-words.ts";

type QuietListProps = { rows: readonly AdoptionRow[]; input: AdoptionListInput; query: Query; asOf: string };
/** Accounts that fell silent or whose users are half as active as before. */
export function QuietList({ rows, input, query, asOf }: QuietListProps) {
  const sort = sortText(input);
  const hrefFor = (next: string) => hrefWith(`${adoptionPath}/quiet`, query, { sort: next, page: null });
  return (
    <Table caption="Accounts that have gone quiet" dense>
      <thead>
        <tr>
          <SortTh column="name" sort={sort} hrefFor={hrefFor}>
            Account
          </SortTh>
          <Th>How</Th>
          <Th className={wide}>Last used</Th>
          <Th numeric className={wide}>
            Active user days
          </Th>
          <Th numeric className={wide}>
            Active people
          </Th>
          <Th numeric className={wide}>
            Went quiet
          </Th>
          <SortTh column="days" sort={sort} hrefFor={hrefFor} numeric className={wide}>
            Days of {windowDays}
          </SortTh>
          <SortTh column="trend" sort={sort} hrefFor={hrefFor} numeric>
            Uses
          </SortTh>
          <SortTh column="renewal" sort={sort} hrefFor={hrefFor} className={wide}>
            Renewal
          </SortTh>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <QuietLine key={row.id} row={row} asOf={asOf} />
        ))}
      </tbody>
    </Table>
  );
}

function QuietLine({ row, asOf }: { row: AdoptionRow; asOf: string }) {
  return (
    <Tr>
      <RowHead className="sm:min-w-48">
        <TextLink href={`/accounts/${row.id}/usage`} prefetch={false}>
          {row.name}
        </TextLink>
        <span className="block font-normal text-ink-3 text-xs">
          {[row.segment, row.ownerName ?? "no owner"].filter(Boolean).join(", ")}
        </span>
      </RowHead>
      <Td>{row.quiet && <Tag tone={row.quiet === "silent" ? "risk" : "watch"}>{quietWords[row.quiet]}</Tag>}</Td>
      <Td className={`whitespace-nowrap ${wide}`}>
        <RelativeDate at={row.lastOn} now={asOf} />
      </Td>
      <Td numeric className={wide}>
        <Was now={row.userDays} before={row.userDaysBefore} />
      </Td>
      <Td numeric className={wide}>
        {row.people ? <Was now={row.people.now} before={row.people.before} /> : <Unknown />}
      </Td>
      <Td numeric className={wide}>
        {row.people ? (
          <TextLink href={`/accounts/${row.id}/usage#people`} prefetch={false}>
            {formatNumber(row.people.quiet)}
          </TextLink>
        ) : (
          <Unknown />
        )}
      </Td>
      <Td numeric className={wide}>
        <Was now={row.days} before={row.daysBefore} />
      </Td>
      <Td numeric>
        {row.trend === null ? <span className="text-ink-3">n/a</span> : <Delta value={row.trend * 100} unit="%" />}
      </Td>
      <Td className={`whitespace-nowrap ${wide}`}>
        {row.renewalOn ? <RelativeDate at={row.renewalOn} now={asOf} /> : <span className="text-ink-3">no date</span>}
      </Td>
    </Tr>
  );
}

/** Imported use counts its users and names none. */
const Unknown = () => (
  <span className="text-ink-3" title="Live events tell who was active; imported use only counts users">
    <span aria-hidden="true">?</span>
    <span className="sr-only">unknown</span>
  </span>
);

/** "12, was 40": of the last 28 days and of the 28 before. */
function Was({ now, before }: { now: number | null; before: number | null }) {
  return (
    <>
      {now === null ? 0 : formatNumber(now)}
      {before !== null && <span className="text-ink-3">, was {formatNumber(before)}</span>}
    </>
  );
}
