import type { VersionRow } from "#lib/promises/schema/rules.ts";
import { formatNumber } from "../ui/numbers.ts";
import { RelativeDate } from "../ui/relative-date.tsx";
import { ActionsTh, RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { RollBack } from "./roll-back.tsx";

type VersionTableProps = { rows: readonly VersionRow[]; mayChange: boolean; now: Date; timeZone: string };

/** The draft and every version: who published it, when and why; an earlier one can be taken back into use. */
export function VersionTable({ rows, mayChange, now, timeZone }: VersionTableProps) {
  return (
    <Table caption="Versions of the rules" dense>
      <thead>
        <tr>
          <Th>Version</Th>
          <Th numeric>Rules</Th>
          <Th className="max-sm:hidden">Began as</Th>
          <Th className="max-sm:hidden">By</Th>
          <Th className="max-sm:hidden">Published</Th>
          <Th>Why</Th>
          <ActionsTh />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <RowHead className="whitespace-nowrap">
              {row.version === null ? <TextLink href="/guard/draft">Draft</TextLink> : `v${row.version}`}{" "}
              {row.inUse && <Tag tone="accent">in use</Tag>}
            </RowHead>
            <Td numeric>{formatNumber(row.rules)}</Td>
            <Td className="max-sm:hidden">{row.basedOn === null ? "–" : `v${row.basedOn}`}</Td>
            <Td className="max-sm:hidden">{row.publishedBy ?? row.createdBy ?? "Bellwether"}</Td>
            <Td className="whitespace-nowrap max-sm:hidden">
              {row.publishedAt === null ? (
                <span className="text-ink-3">not yet</span>
              ) : (
                <RelativeDate at={row.publishedAt} now={now} timeZone={timeZone} />
              )}
            </Td>
            <Td className="min-w-40">{row.note ?? "–"}</Td>
            <Td className="text-right">
              {mayChange && row.version !== null && !row.inUse && <RollBack versionId={row.id} version={row.version} />}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
