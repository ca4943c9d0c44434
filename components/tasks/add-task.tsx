"use client";

import { lazy, Suspense, useState } from "react";
import { useKeys } from "../shell/keys.ts";
import { Button } from "../ui/button.tsx";
import type { ButtonSize, ButtonVariant } from "../ui/button-class.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Kbd } from "../ui/kbd.tsx";

const TaskForm = lazy(() => import("./task-form.tsx").then((module) => ({ default: module.TaskForm })));

type AddTaskProps = { accountId?: number; size?: ButtonSize; variant?: ButtonVariant };

/** Adds a task by hand, of this account or of none; also with the key A. */
export function AddTask({ accountId, size, variant }: AddTaskProps) {
  const [open, setOpen] = useState(false);
  useKeys([{ keys: "a", label: "Add a task", group: "Tasks", run: () => setOpen(true) }]);
  return (
    <>
      <Button size={size} variant={variant} onClick={() => setOpen(true)}>
        Add task <Kbd>A</Kbd>
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} size="sm" title="Add task">
        <Suspense>
          <TaskForm accountId={accountId} onDone={() => setOpen(false)} />
        </Suspense>
      </Dialog>
    </>
  );
}
