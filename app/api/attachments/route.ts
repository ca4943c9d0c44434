import { anonymous } from "#lib/caller.ts";
import { judgeAudience } from "#lib/door.ts";
import { logFailure, recordDoor } from "#lib/door-log.ts";
import { attachFile } from "#lib/escalations/write/attachments.ts";
import { callerOf } from "#lib/people/read/caller-of.ts";
import { refusalError } from "#lib/refusal.ts";
import { judgeSite } from "#lib/same-site.ts";

const path = ["escalations", "attach"];
const rule = { audience: ["csm", "manager", "coordinator", "admin", "specialist"], effect: "write" } as const;

/** POST /api/attachments?escalationId=…&name=…: the bytes of one file for the sender's next message in that thread. */
export async function POST(request: Request): Promise<Response> {
  let caller = anonymous("unknown", "unknown");
  try {
    caller = await callerOf(request.headers);
    const asked = new URL(request.url).searchParams;
    const input = { escalationId: Number(asked.get("escalationId")) || 0, name: asked.get("name") ?? "" };
    const denied = judgeSite(request) ?? judgeAudience(rule, caller);
    const body = request.body && bytesOf(request.body);
    const result = denied ?? (await attachFile({ ...input, body }, caller));
    const refused = "ok" in result ? result : null;
    await recordDoor({ path, caller, input, outcome: refused?.reason ?? "done" });
    if (!refused) return Response.json(result, { status: 201 });
    await request.body?.cancel().catch(() => undefined);
    const { code, status, message } = refusalError(refused);
    return Response.json({ code, message }, { status });
  } catch (error) {
    const { code, status, message } = logFailure(error, path, caller);
    return Response.json({ code, message }, { status });
  }
}

async function* bytesOf(body: NonNullable<Request["body"]>): AsyncGenerator<Uint8Array> {
  for await (const bytes of body.values({ preventCancel: true })) yield bytes;
}
