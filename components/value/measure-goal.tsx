"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { GoalRow } from "#lib/value/schema.ts";
import { orpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Popover } from "../ui/popover.tsx";

/** Records a goal's measured result, and whether it is reached. */
export function MeasureGoal({ accountId, goal }: { accountId: number; goal: GoalRow }) {
  return (
    <Popover size="sm" trigger="Measure" label={`Measure “${goal.title}”`} title="Measured result" align="end">
      {(close) => <ResultForm accountId={accountId} goal={goal} onDone={close} />}
    </Popover>
  );
}

function ResultForm({ accountId, goal, onDone }: { accountId: number; goal: GoalRow; onDone: () => void }) {
  const router = useRouter();
  const [current, setCurrent] = useState(goal.current === null ? "" : String(goal.current));
  const [reached, setReached] = useState(goal.reachedOn !== null);
  const save = useMutation(
    orpc.value.measureGoal.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onDone();
      },
    }),
  );
  return (
    <form
      className="grid w-60 gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ accountId, goalId: goal.id, current: current === "" ? null : Number(current), reached });
      }}
    >
      <Field label={goal.unit ? `Now, in ${goal.unit}` : "Now"} optional error={save.error?.message}>
        <Input type="number" step="any" value={current} onChange={(event) => setCurrent(event.target.value)} />
      </Field>
      <Checkbox label="The goal is reached" checked={reached} onChange={(event) => setReached(event.target.checked)} />
      <Button type="submit" variant="primary" pending={save.isPending} className="justify-self-end">
        Save
      </Button>
    </form>
  );
}
