"use client";

import { type FormEvent, useId, useState } from "react";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useChange } from "./change.ts";
import { FormProblem } from "./form-problem.tsx";
import { LinkHandover } from "./link-handover.tsx";
import { type Membership, MembershipFields, type Team } from "./membership-fields.tsx";

const nothing: Membership = { roles: [{ role: "csm", desk: null }], teamIds: [] };

/** Invites one person and shows the link to hand over; Bellwether sends no mail. */
export function InviteDialog({ teams, onClose }: { teams: readonly Team[]; onClose: () => void }) {
  const form = useId();
  const { run, pending, problem } = useChange();
  const [membership, setMembership] = useState(nothing);
  const [invited, setInvited] = useState<{ name: string; link: string }>();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const [name, email] = [String(typed.get("name")), String(typed.get("email"))];
    void run(async () => {
      const { link } = await rpc.people.invite({ name, email, ...membership });
      setInvited({ name, link });
    });
  }

  if (invited) return <LinkHandover {...invited} purpose="invite" onClose={onClose} />;
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={form} variant="primary" pending={pending}>
        Invite
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title="Invite a person" footer={footer}>
      <form id={form} onSubmit={submit} className="grid gap-4">
        <Field label="Name">
          <Input name="name" required maxLength={120} autoComplete="off" />
        </Field>
        <Field label="E-mail" hint="They sign in with it.">
          <Input name="email" type="email" required maxLength={254} autoComplete="off" />
        </Field>
        <MembershipFields teams={teams} value={membership} onChange={setMembership} />
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}
