import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { webhookPath } from "../rules/webhook-path.ts";
import type { DeliveriesInput, Delivery, WebhookDetail, WebhookRow } from "../schema/webhooks.ts";
import { webhookMapping } from "../schema/webhooks.ts";

type Row = Omit<WebhookDetail, "path" | "object" | "mapping"> & { address: string; mapping: unknown };

const rowsWhere = (where: Prisma.Sql) => db.$queryRaw<Row[]>`
  select w.id, w.name, w.kind, w.address, w.mapping, w.secret is not null as "hasSecret", w.creates_accounts as "createsAccounts", w.created_at as "createdAt", coalesce(u.name, 'Someone') as "createdBy",
    l.received_at as "lastAt", l.result as "lastResult",
    d.deliveries::int as deliveries, coalesce(d.taken, 0)::int as taken, coalesce(d.refused, 0)::int as refused,
    (select count(*)::int from webhook_delivery where webhook_id = w.id and result = 'waiting') as waiting
  from webhook w left join app_user u on u.id = w.created_by
  left join lateral (select received_at, result from webhook_delivery where webhook_id = w.id order by received_at desc limit 1) l on true
  cross join lateral (select count(*) as deliveries, sum(taken) as taken, sum(refused) as refused from webhook_delivery
    where webhook_id = w.id and received_at > now() - interval '7 days') d
  where ${where} order by lower(w.name), w.id`;

function detailOf({ address, mapping, ...row }: Row): WebhookDetail {
  const read = webhookMapping.nullable().parse(mapping);
  return { ...row, path: webhookPath(address), object: read?.object ?? null, mapping: read };
}

/** All webhooks by name, with what came of late; never their secrets. */
export async function listWebhooks(): Promise<WebhookRow[]> {
  return (await rowsWhere(Prisma.sql`true`)).map(detailOf);
}

export async function getWebhook(webhookId: number): Promise<WebhookDetail | null> {
  const [row] = await rowsWhere(Prisma.sql`w.id = ${webhookId}`);
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
