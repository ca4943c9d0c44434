import { RPCHandler } from "@orpc/server/fetch";
import { BatchHandlerPlugin } from "@orpc/server/plugins";
import { logUnknownSender } from "#lib/door-log.ts";
import { callerOf } from "#lib/people/read/caller-of.ts";
import { refusalError } from "#lib/refusal.ts";
import { router } from "#lib/router.ts";
import { judgeSite } from "#lib/same-site.ts";

const rpc = new RPCHandler(router, { plugins: [new BatchHandlerPlugin()] });

async function handler(request: Request): Promise<Response> {
  const refusal = judgeSite(request);
  if (refusal) return Response.json({ json: refusalError(refusal).toJSON() }, { status: 403 });
  const caller = await callerOf(request.headers).catch((error: unknown) => logUnknownSender(error, request.headers));
  if (caller instanceof Error) return Response.json({ json: caller.toJSON() }, { status: caller.status });
  const { response } = await rpc.handle(request, { prefix: "/api/rpc", context: { caller } });
  return response ?? Response.json({ message: "There is no such procedure." }, { status: 404 });
}

export { handler as GET, handler as POST };
