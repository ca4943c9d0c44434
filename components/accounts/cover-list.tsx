import type { CoverLine } from "#lib/accounts/schema/covers.ts";
import { formatNumber } from "../ui/numbers.ts";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { untilWords } from "./cover-words.ts";
import { EndCover } from "./end-cover.tsx";

/** The covers in force: who, for whom, which accounts, until when. */
export function CoverList({ rows }: { rows: readonly CoverLine[] }) {
  return (
    <Table caption="Covers">
      <thead className="max-sm:sr-only">
        <tr>
          <Th>Colleague</Th>
          <Th>Covers for</Th>
          <Th numeric>Accounts</Th>
          <Th>Which</Th>
          <Th>Until</Th>
          <Th>
            <span className="sr-only">End</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={`${row.userId}-${row.ownerId}-${row.untilOn}`}>
            <RowHead className="align-top">
              {row.name}
              <span className="block font-normal text-ink-2 text-sm sm:hidden">
                for {row.ownerName ?? "nobody"}, {untilWords(row.untilOn)}
              </span>
              <span className="block font-normal text-sm sm:hidden">
                <Which row={row} />
              </span>
            </RowHead>
            <Td className="align-top max-sm:hidden">{row.ownerName ?? "nobody"}</Td>
            <Td numeric className="align-top max-sm:hidden">
              {formatNumber(row.accountIds.length)}
            </Td>
            <Td className="align-top max-sm:hidden">
              <Which row={row} />
            </Td>
            <Td className="whitespace-nowrap align-top max-sm:hidden">{untilWords(row.untilOn)}</Td>
            <Td className="text-right align-top">
              {row.mayEnd && (
                <EndCover accountIds={row.accountIds} userId={row.userId} name={row.name} untilOn={row.untilOn} />
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Which({ row }: { row: CoverLine }) {
  const more = row.accountIds.length - row.first.length;
  return (
    <span className="flex flex-wrap gap-x-2">
      {row.first.map(({ id, name }) => (
        <TextLink key={id} href={`/accounts/${id}`}>
          {name}
        </TextLink>
      ))}
      {more > 0 && <span className="text-ink-3">and {formatNumber(more)} more</span>}
    </span>
  );
}
