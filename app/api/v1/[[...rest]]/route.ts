import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { logUnknownSender } from "#lib/door-log.ts";
import { callerOf } from "#lib/people/read/caller-of.ts";
import { refusalError } from "#lib/refusal.ts";
import { router } from "#lib/router.ts";
import { judgeSite } from "#lib/same-site.ts";

const rest = new OpenAPIHandler(router);

async function handler(request: Request): Promise<Response> {
  const refusal = judgeSite(request);
  if (refusal) return Response.json(refusalError(refusal).toJSON(), { status: 403 });
  const caller = await callerOf(request.headers).catch((error: unknown) => logUnknownSender(error, request.headers));
  if (caller instanceof Error) return Response.json(caller.toJSON(), { status: caller.status });
  const { response } = await rest.handle(request, { prefix: "/api/v1", context: { caller } });
  return response ?? Response.json({ message: "There is no such address. See /api/docs." }, { status: 404 });
}

export { handler as DELETE, handler as GET, handler as PATCH, handler as POST, handler as PUT };
