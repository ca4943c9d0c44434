import { today } from "#lib/clock.ts";
import { config } from "#lib/config.ts";
import { feedEntries, feedOwner } from "#lib/engagement/read/calendar.ts";
import { writeCalendar } from "#lib/engagement/rules/write-calendar.ts";

const headers = { "cache-control": "private, no-store", "x-robots-tag": "noindex, nofollow" };

/** A person's private calendar: whoever has the address reads it, and nothing else is told apart from a wrong one. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const userId = await feedOwner((await params).token);
  if (userId === null) return new Response("There is no calendar at this address.", { status: 404, headers });
  const text = writeCalendar(await feedEntries(userId, today()), config.publicUrl);
  return new Response(text, { headers: { ...headers, "content-type": "text/calendar; charset=utf-8" } });
}
