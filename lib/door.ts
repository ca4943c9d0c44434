import { type InferSchemaInput, type InferSchemaOutput, ORPCError, os, type Procedure } from "@orpc/server";
import type { z } from "zod";
import { acting } from "#lib/acting.ts";
import type { Caller, Role } from "#lib/caller.ts";
import { logFailure, recordDoor } from "#lib/door-log.ts";
import { isRefusal, type Refusal, refusalError, refuse } from "#lib/refusal.ts";
import { judgeSubject, type Subject } from "#lib/subject.ts";

/** Roles that may call; "signed-in" is every person with a role; "anyone" needs no sign-in at all. */
export type Audience = readonly [Role, ...Role[]] | "signed-in" | "anyone";

export type DoorRule<Input extends z.ZodType, Output extends z.ZodType> = {
  audience: Audience;
  /** Which objects: judged from the input before the handler runs. */
  subject: Subject;
  effect: "read" | "write";
  route: {
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
    path: `/${string}`;
    summary: string;
    description?: string;
    /** "detailed": the input is `{ params, query, headers, body }`, for doors that need a header. */
    inputStructure?: "detailed";
  };
  input: Input;
  output: Output;
};

export type DoorMeta = Pick<DoorRule<z.ZodType, z.ZodType>, "audience" | "subject" | "effect">;
declare const doorMark: unique symbol;
/** What the router accepts: a procedure that was declared as a door. */
export type Door = Procedure<
  { caller: Caller },
  { caller: Caller },
  z.ZodType,
  z.ZodType,
  Record<never, never>,
  DoorMeta
> & {
  [doorMark]: true;
};

/** The reason why this caller may not come in at all, whatever the object. */
export function judgeAudience(meta: Pick<DoorMeta, "audience" | "effect">, caller: Caller): Refusal | null {
  if (meta.audience === "anyone") return null;
  if (caller.kind === "anonymous") return refuse("signed-out", "Sign in to see this.");
  if (caller.kind === "key" && !caller.scopes.includes(meta.effect)) {
    return refuse(
      "forbidden",
      `This key may not ${meta.effect} here. Ask an admin for a key with the scope "${meta.effect}".`,
    );
  }
  if (!caller.role) return refuse("forbidden", "You have no role yet. Ask an admin to give you one.");
  if (meta.audience === "signed-in" || meta.audience.includes(caller.role)) return null;
  return refuse("forbidden", `This is for ${meta.audience.join(", ")}. You act as ${caller.role}.`);
}

const base = os
  .$context<{ caller: Caller }>()
  .$meta<DoorMeta>({ audience: "signed-in", subject: "none", effect: "read" });

/**
 * Declares a procedure: who may call it, on which objects, what goes in and out. The handler returns the
 * output, or a refusal made by `refuse`; both the caller's right and the subject are judged before it runs.
 */
export function door<Input extends z.ZodType, Output extends z.ZodType>(rule: DoorRule<Input, Output>) {
  type Handler = (asked: {
    input: InferSchemaOutput<Input>;
    caller: Caller;
  }) => Promise<InferSchemaInput<Output> | Refusal>;
  const meta: DoorMeta = { audience: rule.audience, subject: rule.subject, effect: rule.effect };
  return {
    handler(run: Handler) {
      const gated = base
        .meta(meta)
        .route(rule.route)
        .use(async ({ context, next, path }) => {
          const denied = judgeAudience(meta, context.caller);
          if (denied) throw await refused(denied, meta, path, context.caller, null);
          return next();
        });
      const made = gated
        .input(rule.input)
        .output(rule.output)
        .handler(async ({ input, context: { caller }, path }) => {
          const fail = (error: unknown) => {
            throw error instanceof ORPCError ? error : logFailure(error, path, caller);
          };
          const denied = await judgeSubject(rule.subject, input, caller).catch(fail);
          if (denied) throw await refused(denied, meta, path, caller, input);
          const open = () => run({ input, caller });
          const result = await (meta.effect === "write" ? acting(actorOf(caller, path), open) : open()).catch(fail);
          if (isRefusal(result)) throw await refused(result, meta, path, caller, input);
          if (meta.effect === "write") await recordDoor({ path, caller, input, outcome: "done" });
          return result;
        });
      return made as typeof made & { [doorMark]: true };
    },
  };
}

const actorOf = ({ userId, role, keyId, requestId }: Caller, path: readonly string[]) => ({
  user: userId,
  role,
  key: keyId,
  request: requestId,
  door: path.join("."),
});

async function refused(refusal: Refusal, meta: DoorMeta, path: readonly string[], caller: Caller, input: unknown) {
  if (meta.effect === "write") await recordDoor({ path, caller, input, outcome: refusal.reason });
  return refusalError(refusal);
}
