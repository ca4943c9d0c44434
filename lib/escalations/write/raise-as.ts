import type { Caller, Role } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import type { RaiseInput } from "../schema/steps.ts";
import { NoCoordinator, type Raised, raiseEscalation } from "./raise-escalation.ts";
import { refusedByDatabase } from "./refused-by-database.ts";
import { announceEscalations } from "./tell.ts";

/** Raises as the caller: a person, or an agent's key for its person. */
export async function raiseAs({ impact, ...given }: RaiseInput, caller: Caller): Promise<Raised | Refusal> {
  const kind = caller.kind === "key" ? "agent" : "person";
  const raisedBy = { kind, userId: caller.userId as number, role: caller.role as Role, keyId: caller.keyId } as const;
  const done = await db
    .$transaction((tx) => raiseEscalation(tx, { ...given, impact: impact || undefined, raisedBy }))
    .catch((error: unknown) => {
      if (error instanceof NoCoordinator) return refuse("conflict", error.message);
      return refusedByDatabase(error);
    });
  if (!("ok" in done)) announceEscalations([given.accountId]);
  return done;
}
