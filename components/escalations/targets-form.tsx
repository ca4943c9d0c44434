"use client";

import { useState } from "react";
import { FormProblem } from "#components/people/form-problem.tsx";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { spanWords } from "#lib/escalations/rules/clock.ts";
import { type Severity, type SlaTargets, severities } from "#lib/escalations/schema.ts";
import { useStep } from "./use-step.ts";
import { severityWords } from "./words.ts";

const kinds = ["respond", "resolve"] as const;
type Typed = Record<Severity, Record<(typeof kinds)[number], string>>;

const hoursOf = (targets: SlaTargets): Typed =>
  Object.fromEntries(
    severities.map((severity) => [
      severity,
      { respond: String(targets[severity].respond / 60), resolve: String(targets[severity].resolve / 60) },
    ]),
  ) as Typed;

/** How long an escalation may take, by severity, in hours around the clock; an admin changes it. */
export function TargetsForm({ targets, mayChange }: { targets: SlaTargets; mayChange: boolean }) {
  const [typed, setTyped] = useState(() => hoursOf(targets));
  const { step, pending, problem } = useStep();
  const minutes = (severity: Severity, kind: (typeof kinds)[number]) => Math.round(Number(typed[severity][kind]) * 60);
  const next = Object.fromEntries(
    severities.map((one) => [one, { respond: minutes(one, "respond"), resolve: minutes(one, "resolve") }]),
  ) as SlaTargets;
  return (
    <form
      className="grid max-w-xl gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void step(
          () => rpc.escalations.setTargets(next),
          "Targets saved",
          () => rpc.escalations.setTargets(targets),
        );
      }}
    >
      <Table caption="Targets by severity">
        <thead>
          <tr>
            <Th>Severity</Th>
            <Th>First response, hours</Th>
            <Th>Closed, hours</Th>
          </tr>
        </thead>
        <tbody>
          {severities.toReversed().map((severity) => (
            <Tr key={severity}>
              <RowHead>{severityWords[severity]}</RowHead>
              {kinds.map((kind) => (
                <Td key={kind}>
                  {mayChange ? (
                    <Input
                      type="number"
                      min="0.1"
                      step="any"
                      required
                      className="w-28!"
                      aria-label={`${severityWords[severity]}, ${kind === "respond" ? "first response" : "closed"}, hours`}
                      value={typed[severity][kind]}
                      onChange={(event) =>
                        setTyped({ ...typed, [severity]: { ...typed[severity], [kind]: event.target.value } })
                      }
                    />
                  ) : (
                    spanWords(targets[severity][kind])
                  )}
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
      <FormProblem>{problem}</FormProblem>
      {mayChange && (
        <Button type="submit" variant="primary" pending={pending} className="justify-self-start">
          Save targets
        </Button>
      )}
    </form>
  );
}
