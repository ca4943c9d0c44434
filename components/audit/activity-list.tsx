import { roleWords } from "#components/shell/pages.ts";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { Role } from "#lib/caller.ts";
import { doorWords, outcomeWords, subjectWords } from "./door-words.ts";

export type Activity = {
  id: string;
  at: Date;
  person: string;
  role: string | null;
  byKey: boolean;
  door: string;
  subject: string | null;
  outcome: string;
};

/** What was done, or refused, through the doors: who, in which role, on what, with what outcome. */
export function ActivityList({ rows, timeZone }: { rows: readonly Activity[]; timeZone: string }) {
  return (
    <Table caption="Activity" dense>
      <thead>
        <tr>
          <Th>When</Th>
          <Th>Who</Th>
          <Th>What</Th>
          <Th>About</Th>
          <Th>Outcome</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td className="whitespace-nowrap">
              <RelativeDate at={row.at} timeZone={timeZone} />
            </Td>
            <RowHead className="whitespace-nowrap">
              {row.person}{" "}
              <span className="font-normal text-ink-3 text-xs">
                {row.role && (roleWords[row.role as Role] ?? row.role).toLowerCase()}
                {row.byKey && " by key"}
              </span>
            </RowHead>
            <Td>
              <span title={row.door}>{doorWords(row.door)}</span>
            </Td>
            <Td className="max-w-72 truncate">{subjectWords(row.subject)}</Td>
            <Td className="whitespace-nowrap">
              {row.outcome === "done" ? "Done" : <Tag tone="watch">{outcomeWords(row.outcome)}</Tag>}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
