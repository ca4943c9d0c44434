import { doorWords } from "#components/audit/door-words.ts";
import { formatCount } from "#components/ui/numbers.ts";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";

export type Access = {
  id: string;
  at: Date;
  person: string;
  door: string;
  subject: string;
  accounts: number | null;
};

/** Every read of money, newest first. */
export function AccessList({ rows, timeZone }: { rows: readonly Access[]; timeZone: string }) {
  return (
    <Table caption="Reads of money" dense>
      <thead>
        <tr>
          <Th>When</Th>
          <Th>Who</Th>
          <Th>Whose money</Th>
          <Th>Where</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td className="whitespace-nowrap">
              <RelativeDate at={row.at} timeZone={timeZone} />
            </Td>
            <RowHead>{row.person}</RowHead>
            <Td>{row.accounts === null ? row.subject : `${formatCount(row.accounts, "account")} of ${row.subject}`}</Td>
            <Td>{doorWords(row.door)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
