"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Team } from "./membership-fields.tsx";

const InviteDialog = dynamic(() => import("./invite-dialog.tsx").then((loaded) => loaded.InviteDialog));
const TeamDialog = dynamic(() => import("./team-dialog.tsx").then((loaded) => loaded.TeamDialog));

/** What an admin adds here: people and teams. */
export function PeopleTools({ teams }: { teams: readonly Team[] }) {
  const [open, setOpen] = useState<"invite" | "team">();
  const close = () => setOpen(undefined);
  return (
    <>
      <Button onClick={() => setOpen("team")}>New team</Button>
      <Button variant="primary" onClick={() => setOpen("invite")}>
        Invite a person
      </Button>
      {open === "invite" && <InviteDialog teams={teams} onClose={close} />}
      {open === "team" && <TeamDialog onClose={close} />}
    </>
  );
}
