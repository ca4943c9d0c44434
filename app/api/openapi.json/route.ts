import { config } from "#lib/config.ts";
import { openApi } from "#lib/open-api.ts";

export async function GET(): Promise<Response> {
  return Response.json(await openApi(config.publicUrl));
}
