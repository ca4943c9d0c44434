import { formatNumber } from "#components/ui/numbers.ts";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ImportSummary } from "#lib/imports/schema.ts";
import { StateTag } from "./state-tag.tsx";

export function ImportHistory({ rows, timeZone }: { rows: readonly ImportSummary[]; timeZone: string }) {
  return (
    <Table caption="Imports, the latest first">
      <thead>
        <tr>
          <Th>Import</Th>
          <Th>State</Th>
          <Th>By</Th>
          <Th>When</Th>
          <Th numeric>Files</Th>
          <Th numeric>Rows</Th>
          <Th numeric>Taken</Th>
          <Th numeric>Refused</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <RowHead>
              <TextLink href={`/import/${row.id}`}>Import {row.id}</TextLink>
            </RowHead>
            <Td>
              <StateTag state={row.state} />
            </Td>
            <Td>{row.createdByName}</Td>
            <Td>
              <RelativeDate at={row.createdAt} timeZone={timeZone} />
            </Td>
            <Td numeric>{formatNumber(row.files)}</Td>
            <Td numeric>{formatNumber(row.rowsTotal)}</Td>
            <Td numeric>{formatNumber(row.rowsTaken)}</Td>
            <Td numeric>{formatNumber(row.rowsRefused)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
