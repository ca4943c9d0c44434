import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { announce } from "#lib/live/write.ts";
import type { ChangeLinesInput, MuteInput } from "../schema/inbox.ts";

type Changed = { groups: string[]; at: Date };
const tell = (caller: Caller) => announce(`inbox:${caller.userId}`);

/** Reads, archives or snoozes lines of one's own inbox; the answer names the change, so that it can be taken back. */
export async function changeLines({ groups, change }: ChangeLinesInput, caller: Caller): Promise<Changed> {
  const at = new Date();
  const rows = await db.$queryRaw<{ group: string }[]>(statementOf(change, groups, caller.userId as number, at));
  tell(caller);
  return { groups: [...new Set(rows.map(({ group }) => group))], at };
}

function statementOf(change: ChangeLinesInput["change"], groups: string[], userId: number, at: Date): Prisma.Sql {
  const mine = Prisma.sql`user_id = ${userId}::int and group_key = any(${groups}::text[])`;
  const newest = Prisma.sql`id in (select max(id) from notification where ${mine} group by group_key)`;
  const back = Prisma.sql`group_key as "group"`;
  switch (change.to) {
    case "read":
      return Prisma.sql`update notification set read_at = ${at} where ${mine} and read_at is null returning ${back}`;
    case "unread":
      return Prisma.sql`update notification set read_at = null where ${newest} and read_at is not null returning ${back}`;
    case "archived":
      return Prisma.sql`update notification set archived_at = ${at} where ${mine} and archived_at is null returning ${back}`;
    case "inbox":
      return Prisma.sql`with awake as (delete from notification_snooze where ${mine} returning ${back}),
        kept as (update notification set archived_at = null where ${mine} and archived_at is not null returning ${back})
        select * from awake union select * from kept`;
    case "snoozed":
      return Prisma.sql`insert into notification_snooze (user_id, group_key, until)
        select distinct ${userId}::int, group_key, ${change.until}::timestamptz from notification where ${mine}
        on conflict (user_id, group_key) do update set until = excluded.until returning ${back}`;
  }
}

/** Takes back exactly one change: what was read or archived earlier stays so. */
export async function takeBackLines({ groups, at }: Changed, caller: Caller): Promise<Changed> {
  const rows = await db.$queryRaw<{ group: string }[]>`
    update notification set read_at = nullif(read_at, ${at}::timestamptz), archived_at = nullif(archived_at, ${at}::timestamptz)
    where user_id = ${caller.userId}::int and group_key = any(${groups}::text[]) and (read_at = ${at} or archived_at = ${at})
    returning group_key as "group"`;
  tell(caller);
  return { groups: [...new Set(rows.map(({ group }) => group))], at };
}

/** From now on a line, a kind or an account tells one nothing; what comes is kept under "Muted". */
export async function mute({ what, key }: MuteInput, caller: Caller): Promise<MuteInput> {
  const one = { userId: caller.userId as number, what, key };
  await db.notificationMute.upsert({ where: { userId_what_key: one }, create: one, update: {} });
  tell(caller);
  return { what, key };
}

export async function unmute({ what, key }: MuteInput, caller: Caller): Promise<MuteInput> {
  await db.notificationMute.deleteMany({ where: { userId: caller.userId as number, what, key } });
  tell(caller);
  return { what, key };
}

/** Lets snoozed lines come back whose time is over, on open screens too. */
export async function wakeLines(): Promise<number> {
  const rows = await db.$queryRaw<{ userId: number }[]>`
    delete from notification_snooze where until <= now() returning user_id as "userId"`;
  announce(...new Set(rows.map(({ userId }) => `inbox:${userId}`)));
  return rows.length;
}
