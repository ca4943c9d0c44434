"use client";

import { useState } from "react";
import { FormProblem } from "#components/people/form-problem.tsx";
import { useKeys } from "#components/shell/keys.ts";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { defaultDesk } from "#lib/escalations/rules.ts";
import type { EscalationRow } from "#lib/escalations/schema/list.ts";
import { CloseDialog } from "./close-dialog.tsx";
import { MergeDialog } from "./merge-dialog.tsx";
import { RouteDialog } from "./route-dialog.tsx";
import { useStep } from "./use-step.ts";

/** What a coordinator, or their deputy, can do with an escalation where it stands. */
export function CoordinatorActions({ row }: { row: EscalationRow }) {
  const [doing, setDoing] = useState<"route" | "close" | "merge" | null>(null);
  const { step, pending, problem } = useStep();
  const over = row.state === "closed" || row.state === "merged";
  const begin = (what: typeof doing) => () => !over && setDoing(what);
  const group = "This escalation";
  useKeys([
    { keys: "r", label: "Route", group, run: begin("route") },
    { keys: "c", label: "Close", group, run: begin("close") },
    { keys: "m", label: "Merge", group, run: begin("merge") },
  ]);
  const close = () => setDoing(null);
  const ids = [row.id];
  if (over)
    return (
      <>
        <Button
          pending={pending}
          onClick={() => void step(() => rpc.escalations.reopen({ escalationIds: ids }), "Reopened")}
        >
          Reopen
        </Button>
        <FormProblem>{problem}</FormProblem>
      </>
    );
  return (
    <>
      <Button variant={row.state === "new" ? "primary" : "default"} onClick={begin("route")}>
        {row.desk ? "Route elsewhere…" : "Route…"} <Kbd>R</Kbd>
      </Button>
      {row.state === "routed" && (
        <Button
          pending={pending}
          onClick={() => void step(() => rpc.escalations.takeBack({ escalationIds: ids }), "Taken back from the desk")}
        >
          Take back
        </Button>
      )}
      {row.state === "asked" && (
        <Button
          pending={pending}
          onClick={() =>
            void step(() => rpc.escalations.withdrawQuestion({ escalationId: row.id }), "Question withdrawn")
          }
        >
          Withdraw the question
        </Button>
      )}
      <Button onClick={begin("merge")}>
        Merge… <Kbd>M</Kbd>
      </Button>
      <Button variant={row.state === "answered" ? "primary" : "default"} onClick={begin("close")}>
        Close… <Kbd>C</Kbd>
      </Button>
      <FormProblem>{problem}</FormProblem>
      {doing === "route" && <RouteDialog ids={ids} suggested={row.desk ?? defaultDesk[row.category]} onClose={close} />}
      {doing === "close" && <CloseDialog ids={ids} onClose={close} />}
      {doing === "merge" && <MergeDialog row={row} onClose={close} />}
    </>
  );
}
