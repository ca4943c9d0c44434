import {
  call as callProcedure,
  type ErrorMap,
  type InferSchemaInput,
  type InferSchemaOutput,
  type Meta,
  ORPCError,
  type Procedure,
} from "@orpc/server";
import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { z } from "zod";
import type { Caller } from "#lib/caller.ts";
import { callerOf } from "#lib/people/read/caller-of.ts";

/** Who sent the request that this page answers; read once a request. */
export const currentCaller = cache(async () => callerOf(new Headers(await headers())));

/**
 * Runs a door for the person of this request, as a page's read. Signed out leads to the sign-in page, "forbidden" and
 * "not found" to their own states; every other error goes to the page's error state.
 */
export async function call<Input extends z.ZodType, Output extends z.ZodType, Errors extends ErrorMap, M extends Meta>(
  procedure: Procedure<{ caller: Caller }, { caller: Caller }, Input, Output, Errors, M>,
  input: InferSchemaInput<Input>,
): Promise<InferSchemaOutput<Output>> {
  const context = { caller: await currentCaller() };
  try {
    return await callProcedure(procedure, input, { context, path: ["page"] });
  } catch (error) {
    if (error instanceof ORPCError && error.code === "UNAUTHORIZED") redirect("/sign-in");
    if (error instanceof ORPCError && error.code === "FORBIDDEN") forbidden();
    if (error instanceof ORPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
