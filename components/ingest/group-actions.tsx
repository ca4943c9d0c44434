"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { useChange } from "#components/people/change.ts";
import { FormProblem } from "#components/people/form-problem.tsx";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { toast } from "#components/ui/toast.ts";
import type { WaitingGroup } from "#lib/ingest/schema/sources.ts";

const MapGroup = dynamic(() => import("./map-group.tsx").then((loaded) => loaded.MapGroup));

export type NamedGroup = WaitingGroup & { groupId: string };
type GroupActionsProps = { sourceId: number; group: NamedGroup; ignored: boolean };

/** Says whose a group is, ignores it, or takes that back. */
export function GroupActions({ sourceId, group, ignored }: GroupActionsProps) {
  const [open, setOpen] = useState(false);
  const { run, pending, problem } = useChange();
  const { groupId } = group;
  const name = group.called ?? groupId;
  const takeBack = () => rpc.ingest.unignoreGroup({ sourceId, groupId });
  const ignore = async () => {
    if (await run(() => rpc.ingest.ignoreGroup({ sourceId, groupId })))
      toast({ title: `${name} is ignored`, undo: takeBack });
  };
  if (ignored)
    return (
      <>
        <Button size="sm" pending={pending} onClick={() => void run(takeBack, `${name} waits again`)}>
          Take back<span className="sr-only"> ignoring {name}</span>
        </Button>
        <FormProblem>{problem}</FormProblem>
      </>
    );
  return (
    <>
      <span className="inline-flex gap-1.5">
        <Button size="sm" onClick={() => setOpen(true)} aria-label={`Map ${name} to an account`}>
          Map
        </Button>
        <Button size="sm" variant="quiet" pending={pending} onClick={ignore} aria-label={`Ignore ${name}`}>
          Ignore
        </Button>
      </span>
      <FormProblem>{problem}</FormProblem>
      {open && <MapGroup sourceId={sourceId} group={group} onClose={() => setOpen(false)} />}
    </>
  );
}
