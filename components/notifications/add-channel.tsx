"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import type { Team } from "./channel-fields.tsx";

const ChannelDialog = dynamic(() => import("./channel-dialog.tsx").then((loaded) => loaded.ChannelDialog));

export function AddChannel({ teams }: { teams: readonly Team[] }) {
  const [type, setType] = useState<"slack" | "webhook" | null>(null);
  return (
    <>
      <Button onClick={() => setType("slack")}>Add Slack</Button>
      <Button variant="primary" onClick={() => setType("webhook")}>
        Add a webhook
      </Button>
      {type && <ChannelDialog type={type} known={null} teams={teams} onClose={() => setType(null)} />}
    </>
  );
}
