"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useChange } from "#components/people/change.ts";
import { FormProblem } from "#components/people/form-problem.tsx";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { toast } from "#components/ui/toast.ts";
import { suggestCategory } from "#lib/escalations/rules.ts";
import { type Draft, emptyDraft, linesOf, RaiseFields } from "./raise-fields.tsx";

type RaiseDialogProps = {
  account: { id: number; name?: string };
  /** What is known already. */
  start?: Partial<Draft>;
  onClose: () => void;
  /** Takes what was raised; without it the escalation opens. */
  onRaised?: (made: { id: number; reference: string }) => void;
};

/** Raises an escalation: what happened, what is blocked, what it means for the customer. The coordinator takes it from there. */
export function RaiseDialog({ account, start, onClose, onRaised }: RaiseDialogProps) {
  const router = useRouter();
  const [draft, setDraft] = useState<Draft>({ ...emptyDraft, ...start });
  const { run, pending, problem } = useChange();
  const suggested = suggestCategory(`${draft.title} ${draft.summary} ${draft.blockers}`);
  const category = draft.category || suggested;
  const ready = draft.title.trim() !== "" && draft.summary.trim() !== "" && category !== null;
  const raise = async () => {
    if (!ready) return;
    let made = { id: 0, reference: "" };
    const { title, summary, severity, impact } = draft;
    const blockers = linesOf(draft.blockers);
    const evidence = linesOf(draft.evidence).map((line) => ({
      label: line.slice(0, 200),
      href: /^(https?:\/\/|\/(?!\/))/.test(line) ? line : null,
    }));
    const sent = await run(async () => {
      made = await rpc.escalations.raise({
        accountId: account.id,
        category,
        severity,
        title,
        summary,
        blockers,
        evidence,
        impact,
      });
    });
    if (!sent) return;
    toast({ title: `${made.reference} is with the coordinator` });
    onClose();
    if (onRaised) onRaised(made);
    else router.push(`/escalations/${made.id}`);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Escalate to the coordinator"
      description={account.name}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" pending={pending} disabled={!ready} onClick={() => void raise()}>
            Escalate
          </Button>
        </>
      }
    >
      <form
        // it may stand over another form, which is not meant by what is typed here
        onKeyDown={(event) => event.key === "Enter" && event.stopPropagation()}
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          void raise();
        }}
      >
        <RaiseFields draft={draft} suggested={suggested} onChange={setDraft} />
        <FormProblem>{problem}</FormProblem>
      </form>
    </Dialog>
  );
}
