import type { ActivePerson } from "#lib/adoption/schema/people.ts";
import { windowDays } from "#lib/adoption/schema/windows.ts";
import { absoluteDate } from "../ui/dates.ts";
import { formatNumber } from "../ui/numbers.ts";
import { RelativeDate } from "../ui/relative-date.tsx";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";

/** People by what they are called, or by the id that the product sends. */
export function PeopleTable({ people, asOf }: { people: readonly ActivePerson[]; asOf: string }) {
  return (
    <Table caption="People who use the product, or did" dense>
      <thead>
        <tr>
          <Th>Person</Th>
          <Th>State</Th>
          <Th>Last active</Th>
          <Th numeric>Days of {windowDays}</Th>
          <Th numeric>Of the {windowDays} before</Th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ person, name, title, leftOn, lastOn, days, daysBefore }) => (
          <Tr key={person}>
            <RowHead>
              <span className="break-all">{name ?? person}</span>
              <span className="block font-normal text-ink-3 text-xs">
                {[title, leftOn && `left on ${absoluteDate(leftOn)}`].filter(Boolean).join(", ")}
              </span>
            </RowHead>
            <Td>{days > 0 ? <Tag>Active</Tag> : <Tag tone="watch">Went quiet</Tag>}</Td>
            <Td className="whitespace-nowrap">
              <RelativeDate at={lastOn} now={asOf} />
            </Td>
            <Td numeric>{formatNumber(days)}</Td>
            <Td numeric>{formatNumber(daysBefore)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
