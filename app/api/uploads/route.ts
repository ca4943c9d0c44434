import { judgeAudience } from "#lib/door.ts";
import { recordDoor } from "#lib/door-log.ts";
import { uploadFile } from "#lib/imports/write/upload-file.ts";
import { callerOf } from "#lib/people/read/caller-of.ts";
import { refusalError } from "#lib/refusal.ts";

/** POST /api/uploads?importId=…&name=…: the bytes of one file, streamed; admins only, as every door of imports. */
export async function POST(request: Request): Promise<Response> {
  const caller = await callerOf(request.headers);
  const path = ["imports", "upload"];
  const address = new URL(request.url);
  const input = {
    importId: Number(address.searchParams.get("importId")),
    name: address.searchParams.get("name") ?? "",
  };
  const denied = judgeAudience({ audience: ["admin"], effect: "write" }, caller);
  const result = denied ?? (await uploadFile({ ...input, sameSite: isSameSite(request.headers), body: request.body }));
  await recordDoor({ path, caller, input, outcome: "ok" in result ? result.reason : "done" });
  if (!("ok" in result)) return Response.json(result, { status: 201 });
  const error = refusalError(result);
  return Response.json({ code: error.code, message: error.message }, { status: error.status });
}

/** Programs send no Origin; a browser always does with a POST. */
function isSameSite(headers: Headers): boolean {
  const origin = headers.get("origin");
  return origin === null || (URL.parse(origin)?.host ?? "") === headers.get("host");
}
