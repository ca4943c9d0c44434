import { anonymous } from "#lib/caller.ts";
import { judgeAudience } from "#lib/door.ts";
import { logFailure } from "#lib/door-log.ts";
import { readAttachment } from "#lib/escalations/read/attachment.ts";
import { callerOf } from "#lib/people/read/caller-of.ts";
import { refusalError } from "#lib/refusal.ts";

const path = ["escalations", "attachment"];
const rule = { audience: ["csm", "manager", "coordinator", "admin", "specialist"], effect: "read" } as const;

type Params = { params: Promise<{ attachmentId: string }> };

/** GET /api/attachments/…: a file of a thread, always to be saved and never shown, for whoever may see the escalation. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  let caller = anonymous("unknown", "unknown");
  try {
    caller = await callerOf(request.headers);
    const { attachmentId } = await params;
    const id = /^\d{1,9}$/.test(attachmentId) ? Number(attachmentId) : 0;
    const result = judgeAudience(rule, caller) ?? (await readAttachment(id, caller));
    if ("ok" in result) {
      const { code, status, message } = refusalError(result);
      return Response.json({ code, message }, { status });
    }
    return new Response(result.content, {
      headers: {
        "content-type": result.type,
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(result.name).replaceAll("'", "%27")}`,
        "x-content-type-options": "nosniff",
        "content-security-policy": "sandbox; default-src 'none'",
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    const { code, status, message } = logFailure(error, path, caller);
    return Response.json({ code, message }, { status });
  }
}
