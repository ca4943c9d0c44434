import { roleWords } from "#components/shell/pages.ts";
import { formatNumber } from "#components/ui/numbers.ts";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { Person } from "#lib/people/schema.ts";
import type { Team } from "./membership-fields.tsx";
import { PersonActions } from "./person-actions.tsx";
import { deskWords, statusWords } from "./role-words.ts";

const tones = { active: "neutral", invited: "accent", deactivated: "watch" } as const;

const rolesOf = ({ roles }: Person) =>
  roles.map(({ role, desk }) => (desk ? `${roleWords[role]} (${deskWords[desk]})` : roleWords[role])).join(", ");

/** Who is here, in which roles and teams; with `mayChange` each row has its actions. */
export function PeopleList({
  people,
  teams,
  mayChange,
  timeZone,
}: {
  people: readonly Person[];
  teams: readonly Team[];
  mayChange: boolean;
  timeZone: string;
}) {
  return (
    <Table caption="People">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Status</Th>
          <Th>Roles</Th>
          <Th>Teams</Th>
          <Th numeric>Accounts</Th>
          <Th>Last sign-in</Th>
          {mayChange && (
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          )}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Tr key={person.id}>
            <RowHead>
              {person.name}
              <span className="block font-normal text-ink-3 text-xs">{person.email}</span>
            </RowHead>
            <Td>
              <Tag tone={tones[person.status]}>{statusWords[person.status]}</Tag>
            </Td>
            <Td>{rolesOf(person) || "None"}</Td>
            <Td>{person.teams.map(({ name }) => name).join(", ") || "–"}</Td>
            <Td numeric>{formatNumber(person.accounts)}</Td>
            <Td className="whitespace-nowrap">
              <RelativeDate at={person.lastSignInAt} timeZone={timeZone} />
            </Td>
            {mayChange && (
              <Td className="text-right">
                <PersonActions person={person} teams={teams} />
              </Td>
            )}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
