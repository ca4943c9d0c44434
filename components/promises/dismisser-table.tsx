import type { Dismisser } from "#lib/promises/schema/dismissals.ts";
import { formatNumber } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";

/** What came of each person's dismissals. */
export function DismisserTable({ people }: { people: readonly Dismisser[] }) {
  if (people.length === 0) return null;
  return (
    <Section title="By person" className="mt-6">
      <Table caption="Called no promise, by person" dense>
        <thead>
          <tr>
            <Th>Person</Th>
            <Th numeric>Called no promise</Th>
            <Th numeric>Was a promise</Th>
            <Th numeric>Was none</Th>
            <Th numeric>Not judged yet</Th>
          </tr>
        </thead>
        <tbody>
          {people.map((one) => (
            <Tr key={one.personId}>
              <RowHead>{one.person}</RowHead>
              <Td numeric>{formatNumber(one.dismissed)}</Td>
              <Td numeric>{formatNumber(one.judgedPromise)}</Td>
              <Td numeric>{formatNumber(one.judgedNone)}</Td>
              <Td numeric>{formatNumber(one.open)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
