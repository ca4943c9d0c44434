import type { InterventionRow } from "#lib/playbooks/schema/interventions.ts";
import { absoluteDate } from "../ui/dates.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { RowHead, SortTh, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { outcomeWords, stateTones, stateWords } from "./protocol-words.ts";

type InterventionListProps = { rows: readonly InterventionRow[]; sort: string; path: string; query: Query };

/** Interventions: for whom, why, how far, and how they ended. */
export function InterventionList({ rows, sort, path, query }: InterventionListProps) {
  const head = { sort, hrefFor: (next: string) => hrefWith(path, query, { sort: next, page: null }) };
  return (
    <Table caption="Interventions" dense>
      <thead>
        <tr>
          <SortTh column="account" {...head}>
            Account
          </SortTh>
          <SortTh column="protocol" {...head} className="max-sm:hidden">
            Protocol
          </SortTh>
          <Th className="max-md:hidden">Why</Th>
          <Th className="max-md:hidden">CSM</Th>
          <SortTh column="opened" first="desc" {...head}>
            Opened
          </SortTh>
          <Th>State</Th>
          <Th numeric className="max-sm:hidden">
            Steps
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <RowHead className="align-top">
              <TextLink href={`/protocols/interventions/${row.id}`}>{row.name}</TextLink>
              <span className="block font-normal text-ink-3 text-xs sm:hidden">{row.protocol}</span>
            </RowHead>
            <Td className="align-top max-sm:hidden">{row.protocol}</Td>
            <Td className="min-w-48 align-top text-ink-2 max-md:hidden">{row.why}</Td>
            <Td className="align-top max-md:hidden">{row.owner ?? "–"}</Td>
            <Td className="whitespace-nowrap align-top">{absoluteDate(row.openedAt.slice(0, 10))}</Td>
            <Td className="align-top">
              <Tag tone={stateTones[row.state]}>{stateWords[row.state]}</Tag>
              {row.state === "open" && row.snoozedUntil && (
                <span className="block text-ink-3 text-xs">until {absoluteDate(row.snoozedUntil)}</span>
              )}
              {row.outcome && <span className="block text-ink-3 text-xs">{outcomeWords[row.outcome]}</span>}
            </Td>
            <Td numeric className="align-top max-sm:hidden">
              {row.done} of {row.steps}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
