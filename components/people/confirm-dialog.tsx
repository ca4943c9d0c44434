"use client";

import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useChange } from "./change.ts";
import { FormProblem } from "./form-problem.tsx";

/** Asks once more before a change that others feel at once. */
export function ConfirmDialog({
  title,
  action,
  done,
  change,
  onClose,
  children,
}: {
  title: string;
  /** Words of the button. */
  action: string;
  /** What the toast says afterwards. */
  done: string;
  change: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}) {
  const { run, pending, problem } = useChange();
  const confirm = async () => {
    if (await run(change, done)) onClose();
  };
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button variant="danger" pending={pending} onClick={confirm}>
        {action}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={title} size="sm" footer={footer}>
      <div className="text-ink-2">{children}</div>
      <FormProblem>{problem}</FormProblem>
    </Dialog>
  );
}
