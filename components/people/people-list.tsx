import { roleWords } from "#components/shell/pages.ts";
import { formatCount, formatNumber } from "#components/ui/numbers.ts";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { ActionsTh, RowHead, Table, Td, Th, Tr, wide } from "#components/ui/table.tsx";
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
      <thead className="max-sm:sr-only">
        <tr>
          <Th>Name</Th>
          <Th>Status</Th>
          <Th className={wide}>Roles</Th>
          <Th className={wide}>Teams</Th>
          <Th numeric className={wide}>
            Accounts
          </Th>
          <Th className={wide}>Last sign-in</Th>
          {mayChange && <ActionsTh />}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Tr key={person.id}>
            <RowHead className="max-sm:pl-0">
              {person.name}
              <span className="block font-normal text-ink-3 text-xs [overflow-wrap:anywhere]">{person.email}</span>
              <span className="block font-normal text-ink-2 text-sm sm:hidden">
                {[rolesOf(person) || "No role", ...person.teams.map(({ name }) => name)].join(", ")}
                {person.accounts > 0 && ` · ${formatCount(person.accounts, "account")}`}
              </span>
            </RowHead>
            <Td>
              <Tag tone={tones[person.status]}>{statusWords[person.status]}</Tag>
            </Td>
            <Td className={wide}>{rolesOf(person) || "None"}</Td>
            <Td className={wide}>{person.teams.map(({ name }) => name).join(", ") || "–"}</Td>
            <Td numeric className={wide}>
              {formatNumber(person.accounts)}
            </Td>
            <Td className={`whitespace-nowrap ${wide}`}>
              <RelativeDate at={person.lastSignInAt} timeZone={timeZone} />
            </Td>
            {mayChange && (
              <Td className="text-right max-sm:pr-0">
                <PersonActions person={person} teams={teams} />
              </Td>
            )}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
