import type { Caller } from "#lib/caller.ts";
import { config } from "#lib/config.ts";
import { db } from "#lib/db.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { enqueue } from "#lib/jobs.ts";
import { hasMail } from "../read/mail-server.ts";
import { digestDue, wallClock } from "../rules/digest-due.ts";
import { digestText } from "../rules/digest-text.ts";
import { kindsFor } from "../rules/openers.ts";
import type { DigestTimesInput } from "../schema/mail.ts";

type Person = { id: number; name: string; timeZone: string; hour: number; weekdays: number[]; lastDay: string | null };
type New = { id: number; group: string; title: string; detail: string | null; account: string | null; href: string };

/** Keeps when a person's digest comes. A time that has passed today counts from tomorrow. */
export async function setDigestTimes(given: DigestTimesInput, caller: Caller): Promise<DigestTimesInput> {
  const userId = caller.userId as number;
  const weekdays = [...new Set(given.weekdays)].sort();
  const { timeZone } = await db.appUser.findUniqueOrThrow({ where: { id: userId }, select: { timeZone: true } });
  const here = wallClock(timeZone, new Date());
  const passed = here.hour >= given.hour ? { lastDay: new Date(`${here.day}T00:00:00Z`) } : {};
  const data = { ...given, weekdays, ...passed };
  await db.digestSetting.upsert({ where: { userId }, create: { userId, ...data }, update: data });
  return { ...given, weekdays };
}

/** Makes the digest of everybody whose hour has come. */
export async function makeDigests(now: Date): Promise<number> {
  const people = await db.$queryRaw<Person[]>`
    select u.id, u.name, u.time_zone as "timeZone", coalesce(s.hour, 8) as hour,
      coalesce(s.weekdays, '{1,2,3,4,5}') as weekdays, s.last_day::text as "lastDay"
    from app_user u left join digest_setting s on s.user_id = u.id
    where u.status = 'active' and coalesce(s.active, true)`;
  let made = 0;
  for (const person of people) {
    const day = digestDue(person, now);
    if (day !== null && (await makeDigest(person, day, now))) made++;
  }
  return made;
}

/** The day is looked after together with its digest, or without one when nothing is new: neither happens twice. */
async function makeDigest(person: Person, day: string, now: Date): Promise<boolean> {
  const mailed = await hasMail();
  return db.$transaction(async (tx) => {
    const taken = await tx.$executeRaw`
      insert into digest_setting (user_id, last_day) values (${person.id}, ${day}::date)
      on conflict (user_id) do update set last_day = excluded.last_day
      where digest_setting.last_day is null or digest_setting.last_day < excluded.last_day`;
    if (!taken) return false;
    const fresh = await listNew(tx, person.id, now);
    if (fresh.length === 0) return false;
    const groups = [...Map.groupBy(fresh, ({ group }) => group).values()];
    const lines = groups.map((of) => ({ ...(of[0] as New), count: of.length }));
    const mail = digestText({ name: person.name, lines, publicUrl: config.publicUrl });
    const messageId = `<digest.${person.id}.${day}@${new URL(config.publicUrl).hostname}>`;
    const { id } = await tx.notificationDigest.create({
      data: { userId: person.id, day: new Date(day), ...mail, messageId, state: mailed ? "waiting" : "kept" },
    });
    await tx.notification.updateMany({ where: { id: { in: fresh.map((one) => one.id) } }, data: { digestId: id } });
    if (mailed) await enqueue("notifications.mail", { digestId: id }, { tx });
    return true;
  });
}

/** What a person has not read yet, nor been told by a digest, the newest first; nothing they muted, put aside, or cannot open. */
async function listNew(tx: Prisma.TransactionClient, userId: number, now: Date): Promise<New[]> {
  const held = await tx.userRole.findMany({ where: { userId }, select: { role: true, desk: true } });
  const kinds = kindsFor(held as Parameters<typeof kindsFor>[0][number][]);
  return tx.$queryRaw<New[]>`
    select n.id, n.group_key as "group", n.title, n.detail, a.name as account, n.href
    from notification n left join account a on a.id = n.account_id
    where n.user_id = ${userId} and n.read_at is null and n.archived_at is null and n.digest_id is null
      and n.kind = any(${kinds}::text[])
      and not exists (select from notification_snooze s where s.user_id = n.user_id and s.group_key = n.group_key and s.until > ${now})
      and not exists (select from notification_mute m where m.user_id = n.user_id and (m.what = 'group' and m.key = n.group_key
        or m.what = 'kind' and m.key = n.kind or m.what = 'account' and m.key = n.account_id::text))
    order by n.id desc`;
}
