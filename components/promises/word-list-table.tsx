"use client";

import type { WordListRow } from "#lib/promises/schema/words.ts";
import { Details } from "../ui/details.tsx";
import { formatCount } from "../ui/numbers.ts";
import { ActionsTh, RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { EditWords } from "./edit-words.tsx";

type WordListTableProps = {
  lists: readonly WordListRow[];
  /** The draft that is changed; null where nothing is. */
  versionId: number | null;
};

/** The lists that patterns name as <fee>, with their words and who names them. */
export function WordListTable({ lists, versionId }: WordListTableProps) {
  return (
    <Table caption="Word lists" dense>
      <thead>
        <tr>
          <Th>List</Th>
          <Th>Words</Th>
          <Th className="max-md:hidden">Named by</Th>
          {versionId !== null && <ActionsTh />}
        </tr>
      </thead>
      <tbody>
        {lists.map((list) => (
          <Tr key={list.name}>
            <RowHead className="whitespace-nowrap align-top font-mono text-xs">&lt;{list.name}&gt;</RowHead>
            <Td className="align-top">
              <Details summary={formatCount(list.entries.length, "entry", "entries")}>
                {() => <span className="wrap-anywhere text-ink-2 text-xs">{list.entries.join(" · ")}</span>}
              </Details>
            </Td>
            <Td className="align-top text-ink-2 max-md:hidden">{usersOf(list)}</Td>
            {versionId !== null && (
              <Td className="text-right align-top">
                <EditWords edited={{ list }} versionId={versionId} />
              </Td>
            )}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function usersOf({ usedBy }: WordListRow): string {
  if (usedBy.length === 0) return "nothing";
  const [named, more] = [usedBy.slice(0, 3).join(", "), usedBy.length - 3];
  return more > 0 ? `${named} and ${more} more` : named;
}
