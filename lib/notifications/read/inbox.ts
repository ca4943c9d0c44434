import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { kindsFor } from "../rules/openers.ts";
import type { InboxInput, InboxLine, InboxView, MuteRow } from "../schema/inbox.ts";

/** The lines of a person's inbox: a group each, with the words of its newest notification and where it stands. */
const linesOf = (userId: number, kinds: readonly string[], like: string) => Prisma.sql`
  select g.group_key as "group", n.kind, n.title, n.detail, n.href, n.account_id as "accountId", a.name as account,
    b.name as by, n.at, g.count, g.unread, g.archived, s.until as "snoozedUntil",
    exists (select from notification_mute m where m.user_id = ${userId}::int and (m.what = 'group' and m.key = g.group_key
      or m.what = 'kind' and m.key = n.kind or m.what = 'account' and m.key = n.account_id::text)) as muted
  from (
    select group_key, max(id) as newest, count(*)::int as count, bool_and(archived_at is not null) as archived,
      count(*) filter (where read_at is null and archived_at is null)::int as unread,
      bool_or(title ilike ${like} or detail ilike ${like}) as found
    from notification where user_id = ${userId}::int and kind = any(${[...kinds]}::text[]) group by group_key
  ) g
  join notification n on n.id = g.newest
  left join account a on a.id = n.account_id
  left join app_user b on b.id = n.by_id
  left join notification_snooze s on s.user_id = ${userId}::int and s.group_key = g.group_key and s.until > now()
  where g.found or a.name ilike ${like}`;

const views: Record<InboxView, Prisma.Sql> = {
  inbox: Prisma.sql`not archived and not muted and "snoozedUntil" is null`,
  unread: Prisma.sql`not archived and not muted and "snoozedUntil" is null and unread > 0`,
  snoozed: Prisma.sql`not archived and not muted and "snoozedUntil" is not null`,
  muted: Prisma.sql`not archived and muted`,
  archived: Prisma.sql`archived`,
};
const order: Record<InboxInput["sort"], Prisma.Sql> = { at: Prisma.sql`at`, account: Prisma.sql`lower(account)` };

/** One page of what a person was told and may open in the role they act in. */
export async function listInbox(input: InboxInput, caller: Caller): Promise<{ rows: InboxLine[]; total: number }> {
  const { search, view, kind, sort, dir, page, pageSize } = input;
  const lines = linesOf(caller.userId as number, kindsFor([caller]), `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`);
  const chosen = Prisma.sql`${views[view]} and (${kind}::text is null or kind = ${kind}::text)`;
  const way = dir === "asc" ? Prisma.sql`asc` : Prisma.sql`desc`;
  const [rows, [found]] = await Promise.all([
    db.$queryRaw<InboxLine[]>`
      select * from (${lines}) l where ${chosen} order by ${order[sort]} ${way} nulls last, at desc, "group"
      limit ${pageSize} offset ${(page - 1) * pageSize}`,
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total from (${lines}) l where ${chosen}`,
  ]);
  return { rows, total: found?.total ?? 0 };
}

/** How many lines of the inbox hold something unread. */
export async function countUnread(caller: Caller): Promise<number> {
  const lines = linesOf(caller.userId as number, kindsFor([caller]), "%");
  const [found] = await db.$queryRaw<{ unread: number }[]>`
    select count(*)::int as unread from (${lines}) l where ${views.unread}`;
  return found?.unread ?? 0;
}

/** What a person muted, the latest first. */
export function listMutes(caller: Caller): Promise<MuteRow[]> {
  return db.$queryRaw<MuteRow[]>`
    select m.what, m.key, m.at, coalesce(case m.what when 'account' then a.name when 'group' then n.title else m.key end, m.key) as label
    from notification_mute m
    left join account a on m.what = 'account' and a.id::text = m.key
    left join lateral (select title from notification n where m.what = 'group' and n.user_id = m.user_id
      and n.group_key = m.key order by id desc limit 1) n on true
    where m.user_id = ${caller.userId}::int order by m.at desc, m.id desc limit 500`;
}
