import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { ChannelRow, ChannelsInput, DeliveriesInput, DeliveryRow } from "../schema/channels.ts";

const likeOf = (search: string) => `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;

/** The channels that `where` chooses, without their addresses and secrets. */
const channels = (where: Prisma.Sql) => Prisma.sql`
  select c.id, c.type, c.name, c.host, c.kinds, c.desk, c.team_id as "teamId", t.name as team, c.paused_at as "pausedAt",
    c.paused_because as "pausedBecause", case when c.previous_until > now() then c.previous_until end as "previousUntil",
    d."lastSentAt", d.waiting, d.dead
  from notification_channel c left join team t on t.id = c.team_id
  cross join lateral (select max(sent_at) as "lastSentAt", count(*) filter (where state = 'waiting')::int as waiting,
    count(*) filter (where state = 'dead')::int as dead from notification_delivery where channel_id = c.id) d
  where ${where}`;

const order: Record<ChannelsInput["sort"], Prisma.Sql> = {
  name: Prisma.sql`lower(name)`,
  type: Prisma.sql`type`,
  last: Prisma.sql`"lastSentAt"`,
  dead: Prisma.sql`dead`,
};

export async function listChannels(input: ChannelsInput): Promise<{ rows: ChannelRow[]; total: number }> {
  const { search, type, state, sort, dir, page, pageSize } = input;
  const like = likeOf(search);
  const chosen = channels(Prisma.sql`(c.name ilike ${like} or c.host ilike ${like})
    and (${type}::text is null or c.type = ${type}::text)
    and (${state}::text is null or (c.paused_at is not null) = (${state}::text = 'paused'))`);
  const way = dir === "asc" ? Prisma.sql`asc` : Prisma.sql`desc`;
  const [rows, [found]] = await Promise.all([
    db.$queryRaw<ChannelRow[]>`
      select * from (${chosen}) c order by ${order[sort]} ${way} nulls last, lower(name), id
      limit ${pageSize} offset ${(page - 1) * pageSize}`,
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total from (${chosen}) c`,
  ]);
  return { rows, total: found?.total ?? 0 };
}

export async function getChannel(channelId: number): Promise<ChannelRow | null> {
  const [row] = await db.$queryRaw<ChannelRow[]>(channels(Prisma.sql`c.id = ${channelId}`));
  return row ?? null;
}

/** What went to a channel, the latest first. */
export async function listDeliveries(input: DeliveriesInput): Promise<{ rows: DeliveryRow[]; total: number }> {
  const { channelId, state, search, page, pageSize } = input;
  const chosen = Prisma.sql`from notification_delivery where channel_id = ${channelId}
    and (${state}::text is null or state = ${state}::text) and event->>'title' ilike ${likeOf(search)}`;
  const [rows, [found]] = await Promise.all([
    db.$queryRaw<DeliveryRow[]>`
      select id, event->>'kind' as kind, event->>'title' as title, event->>'href' as href, state, attempts, status, problem,
        next_at as "nextAt", created_at as "createdAt", sent_at as "sentAt"
      ${chosen} order by created_at desc, id limit ${pageSize} offset ${(page - 1) * pageSize}`,
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total ${chosen}`,
  ]);
  return { rows, total: found?.total ?? 0 };
}
