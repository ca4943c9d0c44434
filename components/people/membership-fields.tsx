"use client";

import { roleWords } from "#components/shell/pages.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { type Desk, type Role, roles } from "#lib/caller.ts";
import { deskWords, roleHints } from "./role-words.ts";

export type Team = { id: number; name: string };
export type Membership = { roles: { role: Role; desk: Desk | null }[]; teamIds: number[] };

const desks = Object.entries(deskWords).map(([value, label]) => ({ value, label }));

function DeskSelect({ value, onChoose }: { value: Desk | null; onChoose: (desk: Desk) => void }) {
  return (
    <Field label="Desk of the specialist" className="ml-6">
      <Select
        required
        empty="Choose…"
        options={desks}
        value={value ?? ""}
        onChange={(event) => onChoose(event.target.value as Desk)}
      />
    </Field>
  );
}

/** The roles and teams of one person; a specialist also has a desk. */
export function MembershipFields({
  teams,
  value,
  onChange,
}: {
  teams: readonly Team[];
  value: Membership;
  onChange: (next: Membership) => void;
}) {
  const given = (role: Role) => value.roles.find((held) => held.role === role);
  const setRole = (role: Role, held: boolean, desk: Desk | null = null) => {
    const others = value.roles.filter((one) => one.role !== role);
    onChange({ ...value, roles: held ? [...others, { role, desk }] : others });
  };
  const setTeam = (id: number, member: boolean) => {
    const others = value.teamIds.filter((one) => one !== id);
    onChange({ ...value, teamIds: member ? [...others, id] : others });
  };
  const specialist = given("specialist");
  return (
    <>
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 font-medium text-sm">Roles</legend>
        {roles.map((role) => (
          <Checkbox
            key={role}
            label={roleWords[role]}
            hint={roleHints[role]}
            checked={given(role) !== undefined}
            onChange={(event) => setRole(role, event.target.checked)}
          />
        ))}
        {specialist && <DeskSelect value={specialist.desk} onChoose={(desk) => setRole("specialist", true, desk)} />}
      </fieldset>
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 font-medium text-sm">Teams</legend>
        {teams.length === 0 && <p className="text-ink-3 text-sm">There is no team yet. Make one on the page People.</p>}
        {teams.map((team) => (
          <Checkbox
            key={team.id}
            label={team.name}
            checked={value.teamIds.includes(team.id)}
            onChange={(event) => setTeam(team.id, event.target.checked)}
          />
        ))}
      </fieldset>
    </>
  );
}
