import { readiness } from "#lib/readiness.ts";

export const dynamic = "force-dynamic";

/** 200 when requests can be served: the database answers and has every migration of this version. */
export async function GET(): Promise<Response> {
  const state = await readiness();
  return Response.json(state, { status: state.ok ? 200 : 503, headers: { "cache-control": "no-store" } });
}
