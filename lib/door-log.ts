import { ORPCError } from "@orpc/server";
import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { log } from "#lib/log.ts";

type DoorEvent = { path: readonly string[]; caller: Caller; input: unknown; outcome: string };

/** Ids and names of fields only: what was typed may hold money or secrets, and the log is read by more people. */
function subjectOf(input: unknown): { subject: string | null; fields: string[] } {
  if (typeof input !== "object" || input === null) return { subject: null, fields: [] };
  const record = input as Record<string, unknown>;
  const ids = Object.entries(record).filter(([key, value]) => /(^id|Id)$/.test(key) && typeof value === "number");
  const many = Object.entries(record).filter(([key, value]) => key.endsWith("Ids") && Array.isArray(value));
  const subject = [...ids, ...many]
    .map(([key, value]) => `${key}:${value}`)
    .join(" ")
    .slice(0, 2000);
  return { subject: subject || null, fields: Object.keys(record) };
}

/** Documents what was done, or refused, through a door that changes something (SPEC C6). */
export async function recordDoor({ path, caller, input, outcome }: DoorEvent): Promise<void> {
  const { subject, fields } = subjectOf(input);
  await db.auditLog.create({
    data: {
      userId: caller.userId,
      role: caller.role,
      keyId: caller.keyId,
      door: path.join("."),
      subject,
      outcome,
      detail: { fields },
      requestId: caller.requestId,
    },
  });
}

/** Logs what went wrong and gives back what a person may read: a sentence and the id under which the log has it. */
export function logFailure(error: unknown, path: readonly string[], caller: Caller) {
  log.error({ err: error, door: path.join("."), requestId: caller.requestId, userId: caller.userId }, "door failed");
  return new ORPCError("INTERNAL_SERVER_ERROR", {
    message: `Something went wrong on our side; nothing was lost. Try again, and if it stays tell your admin this id: ${caller.requestId}`,
    data: { requestId: caller.requestId },
  });
}
