"use client";

import { useChange } from "../people/change.ts";
import { FormProblem } from "../people/form-problem.tsx";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";

/** A manager's word on one dismissal; it stands for good and counts in the rule's precision. */
export function JudgeButtons({ dismissalId, words }: { dismissalId: number; words: string }) {
  const { run, pending, problem } = useChange();
  const judge = (wasPromise: boolean) =>
    run(
      () => rpc.promises.judge({ dismissalId, wasPromise }),
      wasPromise ? "Judged: it was a promise" : "Judged: it was no promise",
    );
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap gap-1.5">
        <Button size="sm" pending={pending} onClick={() => judge(true)}>
          Was a promise<span className="sr-only">: “{words}”</span>
        </Button>
        <Button size="sm" pending={pending} onClick={() => judge(false)}>
          Was none<span className="sr-only">: “{words}”</span>
        </Button>
      </div>
      <FormProblem>{problem}</FormProblem>
    </div>
  );
}
