import { anonymous, type Caller } from "#lib/caller.ts";
import { judgeAudience } from "#lib/door.ts";
import { logFailure, recordDoor } from "#lib/door-log.ts";
import { uploadFile } from "#lib/imports/write/upload-file.ts";
import { callerOf } from "#lib/people/read/caller-of.ts";
import { refusalError } from "#lib/refusal.ts";
import { isSameSite } from "#lib/same-site.ts";

/** POST /api/uploads?importId=…&name=…: the bytes of one file, streamed; admins only, as every door of imports. */
export async function POST(request: Request): Promise<Response> {
  let caller = anonymous("unknown", "unknown");
  try {
    caller = await callerOf(request.headers);
    const answer = await take(request, caller);
    if (answer.status !== 201) await drain(request.body);
    return answer;
  } catch (error) {
    const { code, status, message } = logFailure(error, path, caller);
    await drain(request.body);
    return Response.json({ code, message }, { status });
  }
}

const mostDrained = 512 * 1024 * 1024;

/** A browser hears a refusal only when its bytes were taken: a connection that is cut says nothing. */
async function drain(body: Request["body"]): Promise<void> {
  let left = mostDrained;
  try {
    for await (const bytes of body ?? []) {
      left -= bytes.length;
      if (left < 0) return;
    }
  } catch {
    // who sent it has gone
  }
}

const path = ["imports", "upload"];

async function take(request: Request, caller: Caller): Promise<Response> {
  const address = new URL(request.url);
  const input = {
    importId: Number(address.searchParams.get("importId")),
    name: address.searchParams.get("name") ?? "",
  };
  const denied = judgeAudience({ audience: ["admin"], effect: "write" }, caller);
  const body = request.body && bytesOf(request.body);
  const result =
    denied ??
    (await uploadFile({
      ...input,
      sameSite: request.headers.has("authorization") || isSameSite(request.headers),
      body,
    }));
  await recordDoor({ path, caller, input, outcome: "ok" in result ? result.reason : "done" });
  if (!("ok" in result)) return Response.json(result, { status: 201 });
  const error = refusalError(result);
  return Response.json({ code: error.code, message: error.message }, { status: error.status });
}

/** Leaves the rest of the stream to be drained when its reader stops early. */
async function* bytesOf(body: NonNullable<Request["body"]>): AsyncGenerator<Uint8Array> {
  for await (const bytes of body.values({ preventCancel: true })) yield bytes;
}
