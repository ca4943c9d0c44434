"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { toast } from "#components/ui/toast.ts";
import type { ImportDetail } from "#lib/imports/schema.ts";

type Given = Pick<ImportDetail, "id" | "state" | "rowsTaken"> & { questions: number; begun: boolean };

/** What can be done with an import in its state: check, import, go on, undo, throw away. */
export function ImportActions({ id, state, rowsTaken, questions, begun }: Given) {
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [asking, setAsking] = useState(false);
  const act = async (step: () => Promise<unknown>, then?: string) => {
    setPending(true);
    try {
      await step();
      if (then) router.push(then);
      else router.refresh();
    } catch (reason) {
      toast({ title: reason instanceof Error ? reason.message : "That did not work. Try again.", tone: "failed" });
    }
    setPending(false);
    setAsking(false);
  };
  const input = { importId: id };
  const open = state === "mapping" || state === "checked";
  const thrown = open || state === "uploading" || (state === "failed" && !begun);
  return (
    <>
      {thrown && (
        <Button variant="quiet" pending={pending} onClick={() => act(() => rpc.imports.remove(input), "/import")}>
          Throw away
        </Button>
      )}
      {open && (
        <Button pending={pending} disabled={questions > 0} onClick={() => act(() => rpc.imports.dryRun(input))}>
          {state === "checked" ? "Check again" : "Check without writing"}
        </Button>
      )}
      {open && (
        <Button
          variant="primary"
          pending={pending}
          disabled={questions > 0}
          onClick={() => act(() => rpc.imports.run(input))}
        >
          Import
        </Button>
      )}
      {state === "uploading" && (
        <Button variant="primary" pending={pending} onClick={() => act(() => rpc.imports.recognise(input))}>
          Read the files
        </Button>
      )}
      {(state === "done" || (state === "failed" && begun)) && (
        <Button variant="danger" pending={pending} onClick={() => setAsking(true)}>
          Undo the import
        </Button>
      )}
      {state === "failed" && (
        <Button variant="primary" pending={pending} onClick={() => act(() => rpc.imports.run(input))}>
          {begun ? "Go on" : "Import"}
        </Button>
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={`Undo import ${id}?`}
        size="sm"
        footer={
          <>
            <Button onClick={() => setAsking(false)}>Keep it</Button>
            <Button variant="danger" pending={pending} onClick={() => act(() => rpc.imports.undo(input))}>
              Undo the import
            </Button>
          </>
        }
      >
        <p className="text-ink-2">
          Its {rowsTaken.toLocaleString("en-GB")} rows are taken back and what they changed returns to what it was. Rows
          that changed since stay, and are listed. To have the rows again, import the files again.
        </p>
      </Dialog>
    </>
  );
}
