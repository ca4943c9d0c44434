export const dynamic = "force-dynamic";

/** The process answers; says nothing of the database, so that a balancer does not kill a server for it. */
export function GET(): Response {
  return Response.json({ ok: true });
}
