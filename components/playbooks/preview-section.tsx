import type { Preview } from "#lib/playbooks/schema/protocols.ts";
import type { Query } from "../ui/href.ts";
import { formatCount } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";
import { pagesOf } from "../ui/pages-of.ts";
import { Pagination } from "../ui/pagination.tsx";
import { SearchBox } from "../ui/search-box.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { TextLink } from "../ui/text-link.tsx";

type PreviewSectionProps = { preview: Preview; path: string; query: Query; page: number; pageSize: number };

/** Who would fire now, by name, the worst score first. */
export function PreviewSection({ preview: { closed, rows, total }, path, query, page, pageSize }: PreviewSectionProps) {
  return (
    <Section title={closed ? "Who would fire now" : `Who would fire now: ${formatCount(total, "account")}`}>
      {closed && <p className="text-ink-2 text-sm">{closed}</p>}
      {!closed && (
        <div className="mb-2">
          <SearchBox label="Search who would fire" placeholder="Account" />
        </div>
      )}
      {!closed && rows.length === 0 && <p className="text-ink-3 text-sm">Nobody, by what is known today.</p>}
      {rows.length > 0 && (
        <Table caption="Who would fire now" dense>
          <thead>
            <tr>
              <Th>Account</Th>
              <Th>Health</Th>
              <Th className="max-sm:hidden">CSM</Th>
              <Th>Why</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Tr key={row.accountId}>
                <RowHead>
                  <TextLink href={`/accounts/${row.accountId}`}>{row.name}</TextLink>
                </RowHead>
                <Td className="whitespace-nowrap">
                  <StateMark state={row.band} /> {row.score !== null && Math.round(row.score)}
                </Td>
                <Td className="max-sm:hidden">{row.owner ?? "–"}</Td>
                <Td className="min-w-48 text-ink-2">{row.why}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      {total > 0 && <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />}
    </Section>
  );
}
