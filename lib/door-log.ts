import { ORPCError } from "@orpc/server";
import { anonymous, type Caller } from "#lib/caller.ts";
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

const lostNothing = "nothing was lost";
/** Codes and words of a database that is down, starts, recovers or has no connection left. */
const away =
  /\b(ECONNREFUSED|ECONNRESET|ETIMEDOUT|57P0[123]|08006|53300|P1001|P1017|P2037)\b|connection terminated|server closed the connection|timeout exceeded when trying to connect/i;

/** What a person reads when something unexpected went wrong, with the id under which the log has it. */
export function faultOf(error: unknown, requestId: string) {
  const text = error instanceof Error ? `${error.message} ${JSON.stringify({ ...error, cause: error.cause })}` : "";
  if (/\b53100\b|no space left on device/i.test(text))
    return {
      code: "INSUFFICIENT_STORAGE",
      status: 507,
      message: `The disk of the database is full; ${lostNothing} but this change. Ask whoever runs Bellwether to make room, then try again.`,
    };
  if (away.test(text))
    return {
      code: "SERVICE_UNAVAILABLE",
      status: 503,
      message: `The database does not answer just now; ${lostNothing} but this change. Try again in a moment.`,
    };
  // the database's words for a number, a day or a text that its type cannot hold
  if (/\b(22003|22007|22008|22021|22P02|22P05|P2020)\b/.test(text))
    return {
      code: "UNPROCESSABLE_CONTENT",
      status: 422,
      message: "A number, a day or a character in this is beyond what can be kept. Correct it and try again.",
    };
  return {
    code: "INTERNAL_SERVER_ERROR",
    status: 500,
    message: `Something went wrong on our side; ${lostNothing}. Try again, and if it stays tell your admin this id: ${requestId}`,
  };
}

/** Logs that not even the sender of a request could be read, and gives back what may be answered. */
export function logUnknownSender(error: unknown, headers: Headers) {
  return logFailure(error, ["sender"], anonymous(headers.get("x-request-id") ?? "unknown", "unknown"));
}

/** Logs what went wrong and gives back what a person may read. */
export function logFailure(error: unknown, path: readonly string[], caller: Caller) {
  log.error({ err: error, door: path.join("."), requestId: caller.requestId, userId: caller.userId }, "door failed");
  const { code, status, message } = faultOf(error, caller.requestId);
  return new ORPCError(code, { status, message, data: { requestId: caller.requestId } });
}
