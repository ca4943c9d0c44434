import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { bandByHand } from "#lib/health/read/overrides.ts";
import { type NeedFacts, needsNow, nextStep, whyNow } from "../rules.ts";
import type { NeedRow } from "../schema.ts";
import { withBook } from "./book.ts";

type Row = Omit<NeedRow, "why" | "step"> & NeedFacts & { total: number };

/** Why an account of `b` is on the list, if it is; `late` is its most overdue milestone, `work` its open intervention. */
export const needKind = Prisma.sql`case
  when b.band = 'at-risk' then 'at-risk'
  when b.delta14 <= ${-needsNow.drop} then 'drop'
  when late.days >= ${needsNow.overdueDays} then 'onboarding'
  when b.renewal_days between 0 and ${needsNow.renewalDays} and b.band <> 'healthy' then 'renewal'
  when work.id is not null then 'intervention'
  when b.quiet_days > b.cadence_days * case when b.band = 'healthy' then 2 else 1 end then 'cadence'
  when b.band = 'unknown' then 'silent' end`;

/** The most overdue milestone of an account's running onboarding. */
export function late(accountId: Prisma.Sql, asOf: string): Prisma.Sql {
  return Prisma.sql`(
        select m.name, ${asOf}::date - m.due_on as days from milestone m join onboarding_plan p on p.account_id = m.account_id and p.id = m.plan_id
        where m.account_id = ${accountId} and p.status = 'running' and m.completed_on is null and m.due_on < ${asOf}::date
        order by m.due_on limit 1) late`;
}

/** The intervention that a protocol opened last for an account, and nobody put off or ended. */
export function work(accountId: Prisma.Sql, asOf: string): Prisma.Sql {
  return Prisma.sql`(
        select i.id, v.definition ->> 'name' as protocol, i.why ->> 'text' as why
        from intervention i join protocol_version v on v.protocol_id = i.protocol_id and v.version = i.version
        where i.account_id = ${accountId} and i.state = 'open' and not i.held_out and coalesce(i.snoozed_until <= ${asOf}::date, true)
        order by i.opened_at desc, i.id desc limit 1) work`;
}

/** Whether account `n.id` was put aside for the reason `n.kind`, or altogether by a snooze. */
export function putAside(asOf: string): Prisma.Sql {
  return Prisma.sql`exists (
      select from attention t where t.account_id = n.id and t.state <> 'open' and (t.until_on is null or t.until_on > ${asOf}::date)
        and (t.kind = n.kind or t.state = 'snoozed'))`;
}

/**
 * The accounts that need this person now and were not put aside: by tier, then by how near the renewal is
 * (30, 60, 90 days, later), then by how far the score fell. Money takes no part in the order (N4).
 */
export async function listNeeds(
  caller: Caller,
  asOf: string,
  limit: number,
): Promise<{ rows: NeedRow[]; total: number }> {
  const rows = await db.$queryRaw<Row[]>`${withBook(caller, asOf)},
    needs as (select b.*, late.name as late_name, late.days as late_days, ${needKind} as kind,
        work.id as work_id, work.protocol as work_protocol, work.why as work_why
      from book b left join lateral ${late(Prisma.sql`b.id`, asOf)} on true left join lateral ${work(Prisma.sql`b.id`, asOf)} on true),
    kept as (select n.*, count(*) over ()::int as total from needs n where n.kind is not null and not ${putAside(asOf)})
    select k.id as "accountId", k.name, k.segment, k.tier, to_char(k.renewal_on, 'YYYY-MM-DD') as "renewalOn", k.band, k.score, k.delta14,
      k.confidence, k.spark, k.summary, k.kind, k.total, k.late_name as "overdueMilestone", coalesce(k.late_days, 0) as "overdueDays",
      k.quiet_days as "quietDays", k.cadence_days as "cadenceDays", k.renewal_days as "renewalDays",
      case when k.work_id is not null then json_build_object('id', k.work_id, 'protocol', k.work_protocol, 'why', k.work_why) end as intervention,
      ${bandByHand(Prisma.sql`k.id`, asOf)} as "byHand",
      (select count(*)::int from ticket t where t.account_id = k.id and t.closed_at is null and t.priority in ('high', 'urgent')) as "priorityTickets",
      (select max(c.name) from contact c where c.account_id = k.id and c.role = 'champion' and c.left_on <= ${asOf}::date and not exists (
        select from contact d where d.account_id = k.id and d.role = 'champion' and d.left_on is null)) as "championLeft"
    from (select * from kept order by tier nulls last, least(greatest(coalesce(renewal_days, 999), 0) / 30, 3), delta14 nulls last, id limit ${limit}) k
    order by k.tier nulls last, least(greatest(coalesce(k.renewal_days, 999), 0) / 30, 3), k.delta14 nulls last, k.id`;
  return { rows: rows.map(present), total: rows[0]?.total ?? 0 };
}

function present(row: Row): NeedRow {
  const {
    total,
    championLeft,
    priorityTickets,
    overdueMilestone,
    overdueDays,
    quietDays,
    cadenceDays,
    renewalDays,
    intervention,
    ...shown
  } = row;
  const { because, label, path } = nextStep(row);
  const href = path.startsWith("/") ? path : ["/accounts", row.accountId, path].filter(Boolean).join("/");
  return { ...shown, why: whyNow(row.kind, because, intervention ? null : row.summary), step: { label, href } };
}
