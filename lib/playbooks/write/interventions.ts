import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { noIntervention } from "../read/get-intervention.ts";
import type { EndInput, JudgeInput, SnoozeInput } from "../schema/interventions.ts";
import type { InterventionState } from "../schema.ts";
import { endInterventions } from "./end-interventions.ts";

type Done = { id: number };
type Named = { accountId?: number | undefined; interventionId: number };

/** The intervention that is asked about: of the account that was judged, or, without one, a manager's. */
async function find(
  { accountId, interventionId }: Named,
  caller: Caller,
): Promise<{ state: InterventionState; outcome: string | null } | Refusal> {
  const found = await db.intervention.findUnique({
    where: { id: interventionId },
    select: { accountId: true, state: true, heldOut: true, outcome: true },
  });
  if (!found || found.heldOut || found.accountId !== (accountId ?? null)) return noIntervention();
  if (found.accountId === null && caller.role !== "manager")
    return refuse("forbidden", "This one is about many accounts. A manager decides about it.");
  return { state: found.state as InterventionState, outcome: found.outcome };
}

function tell({ accountId }: Named): void {
  announce("protocols", "tasks", "today", ...(accountId === undefined ? [] : [`account:${accountId}`]));
}

const words = { recovered: "Recovered", lost: "Lost", stopped: "Stopped" } as const;

/** A person ends it, with what came of it and why. */
export async function endIntervention(input: EndInput, caller: Caller): Promise<Done | Refusal> {
  const found = await find(input, caller);
  if ("ok" in found) return found;
  const { interventionId: id, as, outcome, reason } = input;
  const text = `${words[as]}: ${reason}`;
  const ended = await db.$transaction((tx) =>
    endInterventions(tx, [{ id, as, text, outcome, reason, by: caller.userId }]),
  );
  if (ended.length === 0)
    return refuse("conflict", "This intervention has ended meanwhile. Reload, and say what you think of it there.");
  tell(input);
  return { id };
}

/** Of one that ended by itself: what a person thinks came of it, which is what its protocol's precision is made of [X11]. */
export async function judgeIntervention(input: JudgeInput, caller: Caller): Promise<Done | Refusal> {
  const found = await find(input, caller);
  if ("ok" in found) return found;
  if (found.state === "open") return refuse("invalid", "This intervention is still open. End it, with its outcome.");
  const { interventionId: id, outcome, reason } = input;
  await db.$transaction([
    db.intervention.update({ where: { id }, data: { outcome, ...(reason !== "" && { reason }) } }),
    db.interventionLog.create({
      data: {
        interventionId: id,
        kind: "judged",
        text: reason === "" ? "Said what came of it." : `Said what came of it: ${reason}`,
        userId: caller.userId,
      },
    }),
  ]);
  tell(input);
  return { id };
}

/** Nothing is done until a day; null wakes it now. */
export async function snoozeIntervention(input: SnoozeInput, caller: Caller, asOf: string): Promise<Done | Refusal> {
  const found = await find(input, caller);
  if ("ok" in found) return found;
  const { interventionId: id, untilOn } = input;
  if (found.state !== "open") return refuse("conflict", "This intervention has ended meanwhile. Reload to see how.");
  if (untilOn !== null && untilOn <= asOf) return refuse("invalid", "Choose a day after today.");
  await db.$transaction([
    db.intervention.update({
      where: { id },
      data: { snoozedUntil: untilOn === null ? null : new Date(`${untilOn}T00:00:00Z`) },
    }),
    db.interventionLog.create({
      data: {
        interventionId: id,
        kind: "snoozed",
        text: untilOn === null ? "Woken." : `Snoozed until ${untilOn}.`,
        userId: caller.userId,
      },
    }),
  ]);
  tell(input);
  return { id };
}
