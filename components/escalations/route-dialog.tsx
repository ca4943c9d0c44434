"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FormProblem } from "#components/people/form-problem.tsx";
import { deskWords } from "#components/people/role-words.ts";
import { orpc, rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Desk } from "#lib/caller.ts";
import { useStep } from "./use-step.ts";
import { optionsOf } from "./words.ts";

type RouteDialogProps = { ids: readonly number[]; suggested?: Desk | null; onClose: () => void; onDone?: () => void };

/** To a desk, or to one specialist of it. */
export function RouteDialog({ ids, suggested = null, onClose, onDone = onClose }: RouteDialogProps) {
  const [desk, setDesk] = useState<Desk | "">(suggested ?? "");
  const [person, setPerson] = useState("");
  const specialists = useQuery(orpc.escalations.specialists.queryOptions());
  const { step, pending, problem } = useStep(onDone);
  const ofDesk = (specialists.data ?? []).filter((one) => one.desk === desk);
  const escalationIds = [...ids];
  const route = () => {
    if (desk === "") return;
    const specialistId = person === "" ? null : Number(person);
    void step(
      () => rpc.escalations.route({ escalationIds, desk, specialistId }),
      `Routed to the ${deskWords[desk].toLowerCase()} desk`,
      () => rpc.escalations.takeBack({ escalationIds }),
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={ids.length === 1 ? "Route" : `Route ${ids.length} escalations`}
      description="The desk reads the escalation, its thread and a summary of the account."
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" pending={pending} disabled={desk === ""} onClick={route}>
            Route
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <Field label="Desk" hint={suggested && desk === suggested ? "The usual desk of this category." : undefined}>
          <Select
            value={desk}
            empty="Choose a desk…"
            options={optionsOf(deskWords)}
            onChange={(event) => {
              setDesk(event.target.value as Desk | "");
              setPerson("");
            }}
          />
        </Field>
        <Field
          label="Specialist"
          optional
          hint={
            desk !== "" && !specialists.isPending && ofDesk.length === 0
              ? "Nobody is on this desk yet. Ask an admin to add somebody."
              : undefined
          }
        >
          <Select
            value={person}
            empty={specialists.isPending ? "Loading…" : "Whoever is free"}
            disabled={ofDesk.length === 0}
            options={ofDesk.map(({ userId, name }) => ({ value: String(userId), label: name }))}
            onChange={(event) => setPerson(event.target.value)}
          />
        </Field>
        <FormProblem>{problem}</FormProblem>
      </div>
    </Dialog>
  );
}
