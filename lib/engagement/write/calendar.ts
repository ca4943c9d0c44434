import { randomBytes } from "node:crypto";
import { markDirty } from "#lib/accounts/write/mark-dirty.ts";
import { db } from "#lib/db.ts";
import { openSecret, sealSecret } from "#lib/ingest/write/seal-secret.ts";
import { announce } from "#lib/live/write.ts";
import { OutgoingError, outgoingFetch } from "#lib/outgoing-fetch.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { matchAccounts } from "../read/match-accounts.ts";
import { largestCalendar, type Meeting, readCalendar } from "../rules/read-calendar.ts";
import type { CalendarTaken } from "../schema/calendar.ts";

const dayMs = 86_400_000;
/** Older meetings say little of how it stands now. */
const daysBack = 90;
const noCalendar = "This is no calendar that can be read. Give an .ics file or the address of one.";

/** Gives a person a new private feed, or ends it; the address before leads nowhere from then on. */
export async function renewFeed(userId: number): Promise<void> {
  const token = randomBytes(24).toString("hex");
  const row = { token, createdAt: new Date() };
  await db.calendarFeed.upsert({ where: { userId }, create: { userId, ...row }, update: row });
}

export async function endFeed(userId: number): Promise<{ ended: number }> {
  const { count } = await db.calendarFeed.deleteMany({ where: { userId } });
  return { ended: count };
}

/** Documents the past meetings of a calendar that were with the people of one account, each once. */
export async function takeCalendar(text: string, userId: number): Promise<CalendarTaken | Refusal> {
  const to = new Date();
  const meetings = readCalendar(text, { from: new Date(to.getTime() - daysBack * dayMs), to });
  if (meetings === null) return refuse("invalid", noCalendar);
  const outcome: CalendarTaken = { taken: 0, known: 0, left: 0 };
  const touched = new Set<number>();
  for (const meeting of meetings) {
    const match = await matchAccounts(meeting.addresses, userId);
    if (!("accountId" in match)) outcome.left++;
    else if (await document(meeting, userId, match)) {
      outcome.taken++;
      touched.add(match.accountId);
    } else outcome.known++;
  }
  if (touched.size > 0) announce(...[...touched].map((id) => `account:${id}`), "accounts", "today", "interactions");
  return outcome;
}

function document(
  { key, at, summary }: Meeting,
  userId: number,
  { accountId, contactIds }: { accountId: number; contactIds: number[] },
): Promise<boolean> {
  const [contactId = null, ...alsoWith] = contactIds;
  const meeting = { kind: "meeting", at: new Date(at), summary, via: "calendar", externalId: key };
  return db.$transaction(async (tx) => {
    const data = { ...meeting, accountId, userId, contactId, alsoWith };
    const { count } = await tx.interaction.createMany({ data, skipDuplicates: true });
    if (count > 0) await markDirty([accountId], tx);
    return count > 0;
  });
}

/** Keeps the address of a person's calendar, once it could be read. */
export async function setCalendar(url: string, userId: number): Promise<CalendarTaken | Refusal> {
  const taken = await readFrom(url, userId);
  if (!("taken" in taken)) return taken;
  const row = { url: sealSecret(url), host: new URL(url).host, readAt: new Date(), outcome: wordsOf(taken) };
  await db.calendarSource.upsert({ where: { userId }, create: { userId, ...row }, update: row });
  return taken;
}

export async function forgetCalendar(userId: number): Promise<{ forgotten: number }> {
  const { count } = await db.calendarSource.deleteMany({ where: { userId } });
  return { forgotten: count };
}

async function readFrom(url: string, userId: number): Promise<CalendarTaken | Refusal> {
  try {
    const limits = { timeoutMs: 15_000, maxBytes: largestCalendar };
    const { status, body } = await outgoingFetch(url.replace(/^webcal:/i, "https:"), {}, limits);
    if (status !== 200) return refuse("invalid", `The calendar's address answers ${status}. Check it and try again.`);
    return await takeCalendar(body, userId);
  } catch (error) {
    if (error instanceof OutgoingError) return refuse("invalid", error.message);
    throw error;
  }
}

const wordsOf = ({ taken, known, left }: CalendarTaken) =>
  `${taken} documented, ${known} known already, ${left} with nobody of one account of yours`;

/** Reads every calendar again whose person works here still; what went wrong is kept for them to see. */
export async function readCalendars(signal: AbortSignal): Promise<void> {
  const sources = await db.$queryRaw<{ userId: number; url: string }[]>`
    select s.user_id as "userId", s.url from calendar_source s join app_user u on u.id = s.user_id where u.status = 'active'
    order by s.read_at nulls first`;
  for (const { userId, url } of sources) {
    signal.throwIfAborted();
    const taken = await readFrom(openSecret(url), userId);
    const outcome = "taken" in taken ? wordsOf(taken) : taken.message;
    await db.calendarSource.updateMany({ where: { userId, url }, data: { readAt: new Date(), outcome } });
  }
}
