"use client";

import { type FormEvent, useId, useState } from "react";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Person } from "#lib/people/schema.ts";
import { useChange } from "./change.ts";
import { FormProblem } from "./form-problem.tsx";
import { MembershipFields, type Team } from "./membership-fields.tsx";

/** Changes a person's roles and teams; it acts on their next click. */
export function RolesDialog({
  person,
  teams,
  onClose,
}: {
  person: Person;
  teams: readonly Team[];
  onClose: () => void;
}) {
  const form = useId();
  const { run, pending, problem } = useChange();
  const [membership, setMembership] = useState({ roles: person.roles, teamIds: person.teams.map(({ id }) => id) });

  async function submit(event: FormEvent) {
    event.preventDefault();
    const change = () => rpc.people.setRoles({ userId: person.id, ...membership });
    if (await run(change, `Roles of ${person.name} changed`)) onClose();
  }

  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={form} variant="primary" pending={pending}>
        Save
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Roles and teams of ${person.name}`}
      description="It acts on their next click."
      footer={footer}
    >
      <form id={form} onSubmit={submit} className="grid gap-4">
        <MembershipFields teams={teams} value={membership} onChange={setMembership} />
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}
