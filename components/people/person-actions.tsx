"use client";

import { MoreHorizontal } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { rpc } from "#components/shell/rpc.ts";
import { Menu, type MenuItem } from "#components/ui/menu.tsx";
import { toast } from "#components/ui/toast.ts";
import type { Person } from "#lib/people/schema.ts";
import { sentenceOf, useChange } from "./change.ts";
import type { Team } from "./membership-fields.tsx";

const RolesDialog = dynamic(() => import("./roles-dialog.tsx").then((loaded) => loaded.RolesDialog));
const LinkHandover = dynamic(() => import("./link-handover.tsx").then((loaded) => loaded.LinkHandover));
const ConfirmDialog = dynamic(() => import("./confirm-dialog.tsx").then((loaded) => loaded.ConfirmDialog));

type Open = { dialog: "roles" | "deactivate" } | { dialog: "link"; link: string };

function Deactivate({ person, onClose }: { person: Person; onClose: () => void }) {
  return (
    <ConfirmDialog
      title={`Deactivate ${person.name}?`}
      action="Deactivate"
      done={`${person.name} is deactivated`}
      change={() => rpc.people.setActive({ userId: person.id, active: false })}
      onClose={onClose}
    >
      Every session of theirs ends at once, and their keys and open links stop for good.
      {person.accounts > 0 && ` Their ${person.accounts} accounts keep them as owner until you hand the book over.`}{" "}
      What they wrote stays.
    </ConfirmDialog>
  );
}

/** What an admin may do with one person of the list. */
export function PersonActions({ person, teams }: { person: Person; teams: readonly Team[] }) {
  const [open, setOpen] = useState<Open>();
  const { run } = useChange();
  const close = () => setOpen(undefined);
  const failed = (reason: unknown) => toast({ title: sentenceOf(reason), tone: "failed" });
  const makeLink = async () => {
    const { link } = await rpc.people.resetLink({ userId: person.id });
    setOpen({ dialog: "link", link });
  };
  const restore = async () => {
    await rpc.people.setActive({ userId: person.id, active: true });
    await run(async () => {}, `${person.name} is restored`);
  };
  const items: MenuItem[] = [
    { label: "Roles and teams…", onSelect: () => setOpen({ dialog: "roles" }) },
    ...(person.status === "deactivated"
      ? [{ label: "Restore", onSelect: () => void restore().catch(failed) }]
      : [
          {
            label: person.status === "invited" ? "New invitation link…" : "Link for a new password…",
            onSelect: () => void makeLink().catch(failed),
          },
          { label: "Deactivate…", divided: true, danger: true, onSelect: () => setOpen({ dialog: "deactivate" }) },
        ]),
  ];
  return (
    <>
      <Menu items={items} label={`Change ${person.name}`} variant="quiet" align="end" className="w-[30px] px-0!">
        <MoreHorizontal size={16} aria-hidden="true" />
      </Menu>
      {open?.dialog === "roles" && <RolesDialog person={person} teams={teams} onClose={close} />}
      {open?.dialog === "deactivate" && <Deactivate person={person} onClose={close} />}
      {open?.dialog === "link" && (
        <LinkHandover
          name={person.name}
          link={open.link}
          purpose={person.status === "invited" ? "invite" : "reset"}
          onClose={close}
        />
      )}
    </>
  );
}
