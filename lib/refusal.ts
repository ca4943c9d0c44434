import { ORPCError } from "@orpc/server";

export type RefusalReason = "signed-out" | "forbidden" | "not-found" | "conflict" | "invalid" | "too-many";
/** An expected "no": a value, with a sentence that says what to do next. */
export type Refusal = { ok: false; reason: RefusalReason; message: string };

export function refuse(reason: RefusalReason, message: string): Refusal {
  return { ok: false, reason, message };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "ok" in value && value.ok === false && "reason" in value;
}

const statuses = {
  "signed-out": ["UNAUTHORIZED", 401],
  forbidden: ["FORBIDDEN", 403],
  "not-found": ["NOT_FOUND", 404],
  conflict: ["CONFLICT", 409],
  invalid: ["UNPROCESSABLE_CONTENT", 422],
  "too-many": ["TOO_MANY_REQUESTS", 429],
} as const;

/** The one place where a refusal becomes a typed error with a status. */
export function refusalError({ reason, message }: Refusal) {
  const [code, status] = statuses[reason];
  return new ORPCError(code, { status, message });
}
