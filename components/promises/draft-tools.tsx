"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useChange } from "../people/change.ts";
import { FormProblem } from "../people/form-problem.tsx";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { ButtonLink } from "../ui/button-link.tsx";

const NoteDialog = dynamic(() => import("./note-dialog.tsx").then((loaded) => loaded.NoteDialog));
const ConfirmDialog = dynamic(() => import("../people/confirm-dialog.tsx").then((loaded) => loaded.ConfirmDialog));

/** Starts the draft of the rules, from the version in use or from this release's own. */
export function StartDraft({
  from = null,
  words = "Start a draft",
}: {
  from?: number | "shipped" | null;
  words?: string;
}) {
  const router = useRouter();
  const { run, pending, problem } = useChange();
  async function start() {
    if (await run(() => rpc.promises.startDraft({ from }), "A draft is open; nothing changes until it is published"))
      router.push("/guard/draft");
  }
  return (
    <>
      <Button pending={pending} onClick={start}>
        {words}
      </Button>
      <FormProblem>{problem}</FormProblem>
    </>
  );
}

/** What an admin does with the draft as a whole. */
export function DraftTools({ versionId, failing }: { versionId: number; failing: number }) {
  const router = useRouter();
  const [open, setOpen] = useState<"publish" | "discard">();
  return (
    <>
      <ButtonLink href="/guard/draft/new">Add a rule</ButtonLink>
      <Button variant="danger" onClick={() => setOpen("discard")}>
        Throw away
      </Button>
      <Button variant="primary" disabled={failing > 0} onClick={() => setOpen("publish")}>
        Publish
      </Button>
      {open === "publish" && (
        <NoteDialog
          title="Publish the draft"
          description="It becomes the next version and counts for everybody at once. Earlier versions stay."
          action="Publish"
          done="The rules are published and in use"
          change={(note) => rpc.promises.publish({ versionId, note })}
          onClose={(published) => {
            setOpen(undefined);
            if (published) router.push("/guard");
          }}
        />
      )}
      {open === "discard" && (
        <ConfirmDialog
          title="Throw the draft away?"
          action="Throw it away"
          done="The draft is gone; the rules in use stay"
          change={() => rpc.promises.deleteDraft({ versionId })}
          onClose={() => setOpen(undefined)}
        >
          What was changed in it is lost. The rules in use stay as they are.
        </ConfirmDialog>
      )}
    </>
  );
}
