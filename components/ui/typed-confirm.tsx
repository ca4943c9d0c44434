"use client";

import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";

/** For what cannot be undone: the button works once the phrase is typed. `onConfirm` may throw a sentence, which is shown. */
export function TypedConfirm({
  open,
  onClose,
  title,
  phrase,
  action,
  onConfirm,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  phrase: string;
  /** Words of the button: "Clear the demo company". */
  action: string;
  onConfirm: () => Promise<void>;
  children: ReactNode;
}) {
  const [typed, setTyped] = useState("");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string>();
  const close = () => {
    setTyped("");
    setError(undefined);
    onClose();
  };
  const confirm = async () => {
    setPending(true);
    try {
      await onConfirm();
      close();
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : "That did not work. Try again.");
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title={title}
      size="sm"
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button variant="danger" disabled={typed.trim() !== phrase} pending={pending} onClick={confirm}>
            {action}
          </Button>
        </>
      }
    >
      <div className="mb-3 text-ink-2">{children}</div>
      <Field
        label={
          <>
            Type <b>{phrase}</b> to confirm
          </>
        }
        error={error}
      >
        <Input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" spellCheck={false} />
      </Field>
    </Dialog>
  );
}
