import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { webhookPath } from "../rules/webhook-path.ts";
import type { DeliveriesInput, Delivery, WebhookDetail, WebhookRow, WebhooksInput } from "../schema/webhooks.ts";
import { webhookMapping } from "../schema/webhooks.ts";

type Row = Omit<WebhookDetail, "path" | "object" | "mapping"> & { address: string; mapping: unknown };

/** The webhooks that `where` chooses, with the last delivery and what came in seven days. */
const webhooks = (where: Prisma.Sql) => Prisma.sql`
  select w.id, w.name, w.kind, w.address, w.mapping, w.secret is not null as "hasSecret", w.creates_accounts as "createsAccounts", w.created_at as "createdAt", coalesce(u.name, 'Someone') as "createdBy",
    l.received_at as "lastAt", l.result as "lastResult",
    d.deliveries::int as deliveries, coalesce(d.taken, 0)::int as taken, coalesce(d.refused, 0)::int as refused,
    (select count(*)::int from webhook_delivery where webhook_id = w.id and result = 'waiting') as waiting
  from webhook w left join app_user u on u.id = w.created_by
  left join lateral (select received_at, result from webhook_delivery where webhook_id = w.id order by received_at desc limit 1) l on true
  cross join lateral (select count(*) as deliveries, sum(taken) as taken, sum(refused) as refused from webhook_delivery
    where webhook_id = w.id and received_at > now() - interval '7 days') d
  where ${where}`;

const order: Record<WebhooksInput["sort"], Prisma.Sql> = {
  name: Prisma.sql`lower(name)`,
  last: Prisma.sql`"lastAt"`,
  deliveries: Prisma.sql`deliveries`,
  taken: Prisma.sql`taken`,
  refused: Prisma.sql`refused`,
};

function detailOf({ address, mapping, ...row }: Row): WebhookDetail {
  const read = webhookMapping.nullable().parse(mapping);
  return { ...row, path: webhookPath(address), object: read?.object ?? null, mapping: read };
}

/** One page of the webhooks, with what came of late; never their secrets. Those that got nothing yet come last in both directions. */
export async function listWebhooks(input: WebhooksInput): Promise<{ rows: WebhookRow[]; total: number }> {
  const { search, result, sort, dir, page, pageSize } = input;
  const like = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const chosen = Prisma.sql`(${search} = '' or w.name ilike ${like}) and (${result}::text is null or l.result = ${result}::text)`;
  const way = dir === "asc" ? Prisma.sql`asc` : Prisma.sql`desc`;
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<Row[]>`
      select * from (${webhooks(chosen)}) w order by ${order[sort]} ${way} nulls last, lower(name), id
      limit ${pageSize} offset ${(page - 1) * pageSize}`,
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total from (${webhooks(chosen)}) w`,
  ]);
  return { rows: rows.map(detailOf), total: count?.total ?? 0 };
}

export async function getWebhook(webhookId: number): Promise<WebhookDetail | null> {
  const [row] = await db.$queryRaw<Row[]>(webhooks(Prisma.sql`w.id = ${webhookId}`));
  return row ? detailOf(row) : null;
}

/** What was received, the latest first. */
export async function listDeliveries(input: DeliveriesInput): Promise<{ rows: Delivery[]; total: number }> {
  const { webhookId, result, page, pageSize } = input;
  const where = { webhookId, ...(result && { result }) };
  const [rows, total] = await Promise.all([
    db.webhookDelivery.findMany({
      where,
      orderBy: [{ receivedAt: "desc" }, { messageId: "asc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      omit: { webhookId: true, customer: true },
    }),
    db.webhookDelivery.count({ where }),
  ]);
  return { rows: rows.map((row) => ({ ...row, reasons: row.reasons ?? [] })) as Delivery[], total };
}

export type KnownWebhook = {
  id: number;
  kind: string;
  secret: string | null;
  mapping: unknown;
  createsAccounts: boolean;
  createdBy: number;
};

/** The webhook that is received at an address; its secret is sealed, and missing until Stripe has made one. */
export function webhookAt(address: string): Promise<KnownWebhook | null> {
  return db.webhook.findUnique({ where: { address }, omit: { address: true, name: true, createdAt: true } });
}
