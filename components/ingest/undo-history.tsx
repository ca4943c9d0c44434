"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { formatCount } from "#components/ui/numbers.ts";
import { toast } from "#components/ui/toast.ts";
import type { HistoryLoad } from "#lib/ingest/schema/history.ts";

const TypedConfirm = dynamic(() => import("#components/ui/typed-confirm.tsx").then((loaded) => loaded.TypedConfirm));

export function UndoHistory({ sourceId, load }: { sourceId: number; load: HistoryLoad }) {
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const events = formatCount(load.events, "event");
  const undo = async () => {
    await rpc.ingest.undoHistory({ sourceId, loadId: load.id });
    toast({ title: `${events} of older history are being undone` });
    router.refresh();
  };
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)} aria-label={`Undo this load of ${events}`}>
        Undo
      </Button>
      {open && (
        <TypedConfirm
          open
          onClose={() => setOpen(false)}
          title={`Undo ${events} of older history?`}
          phrase="undo"
          action="Undo this load"
          onConfirm={undo}
        >
          <p>
            They go from all figures of use, and their days are scored again. What waits of them for an account goes
            too. Everything else that was sent or imported stays as it is counted.
          </p>
          <p className="mt-2">
            Accounts, contacts and names of events that came with them stay, and so does whose a person is: other events
            may rely on that by now.
          </p>
          <p className="mt-2">This cannot be taken back, but the same history can be sent again.</p>
        </TypedConfirm>
      )}
    </>
  );
}
