import { formatNumber } from "#components/ui/numbers.ts";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { ActionsTh, RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { WaitingGroup } from "#lib/ingest/schema/sources.ts";
import { GroupActions } from "./group-actions.tsx";
import { whyWords } from "./source-words.ts";

type WaitingListProps = {
  sourceId: number;
  groups: readonly WaitingGroup[];
  ignored: boolean;
  now: Date;
  timeZone: string;
};

/** The groups that belong to no account yet, with the accounts they most likely are. */
export function WaitingList({ sourceId, groups, ignored, now, timeZone }: WaitingListProps) {
  return (
    <Table caption={ignored ? "Ignored groups" : "Groups that wait for an account"}>
      <thead>
        <tr>
          <Th>Group</Th>
          <Th numeric>Events</Th>
          <Th numeric>People</Th>
          <Th>First</Th>
          <Th>Last</Th>
          {!ignored && <Th>Could be</Th>}
          <ActionsTh />
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <Tr key={group.groupId ?? ""}>
            <RowHead className="min-w-48">
              <GroupName group={group} />
            </RowHead>
            <Td numeric>{formatNumber(group.events)}</Td>
            <Td numeric>{formatNumber(group.people)}</Td>
            <Td className="whitespace-nowrap">
              <RelativeDate at={group.firstAt} now={now} timeZone={timeZone} />
            </Td>
            <Td className="whitespace-nowrap">
              <RelativeDate at={group.lastAt} now={now} timeZone={timeZone} />
            </Td>
            {!ignored && <Td>{group.near.map(({ name, why }) => `${name} (${whyWords[why]})`).join(", ") || "–"}</Td>}
            <Td className="text-right">
              {group.groupId !== null && (
                <GroupActions sourceId={sourceId} group={{ ...group, groupId: group.groupId }} ignored={ignored} />
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function GroupName({ group: { groupId, called } }: { group: WaitingGroup }) {
  if (groupId === null)
    return (
      <>
        No group
        <span className="block max-w-prose font-normal text-ink-3 text-xs">
          Nothing says whose these events are. Call group() once a person signs in, or send the group in the context.
        </span>
      </>
    );
  return (
    <>
      <span className="wrap-anywhere">{called ?? groupId}</span>
      {called && <span className="block break-all font-normal text-ink-3 text-xs">{groupId}</span>}
    </>
  );
}
