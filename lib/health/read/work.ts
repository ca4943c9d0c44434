import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Day } from "../rules/day.ts";
import type { AccountFacts } from "../schema.ts";
import { daysBefore, endOf, type Scope, wideRowsOf } from "./rows.ts";

type TicketRow = { id: number; hours: number[] | null } & Omit<AccountFacts["tickets"], "responses" | "responseHours">;

const ticketColumns = ["id", "total", "openPriority", "oldestOpenOn", "escalated", "hours"] as const;

/** Tickets of accounts that ever had one: what is open at the end of the day, what was opened in the 90 days up to it. */
export async function readTickets({ join, within, day }: Scope): Promise<({ id: number } & AccountFacts["tickets"])[]> {
  const open = Prisma.sql`x.priority in ('high', 'urgent') and (
    x.closed_at >= ${endOf(day)} or (x.closed_at is null and coalesce(x.status not in ('solved', 'closed'), true)))`;
  const recent = Prisma.sql`x.opened_at >= ${daysBefore(day, 89)}`;
  const answered = Prisma.sql`${recent} and x.first_response_at < ${endOf(day)}`;
  const rows = await wideRowsOf<TicketRow>(
    ticketColumns,
    Prisma.sql`
    select x.account_id as id, count(*) as total, count(*) filter (where ${open}) as "openPriority",
      (min(x.opened_at) filter (where ${open}) at time zone 'UTC')::date as "oldestOpenOn",
      count(*) filter (where x.escalated and ${recent}) as escalated,
      array_agg(date_part('epoch', x.first_response_at - x.opened_at) / 3600) filter (where ${answered}) as hours
    from ticket x ${join}
    where ${within} and x.opened_at < ${endOf(day)}
    group by x.account_id`,
  );
  return rows.map(({ hours, ...row }) => ({
    ...row,
    responses: hours?.length ?? 0,
    responseHours: median(hours ?? []),
  }));
}

function median(numbers: number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

export type OnboardingRow = { id: number; hasFirstValue: boolean; plansFrom: Day } & Omit<
  AccountFacts["onboarding"],
  "firstValueFrom"
>;

const onboardingColumns = [
  "id",
  "plansFrom",
  "due",
  "dueDone",
  "overdueSince",
  "hasFirstValue",
  "firstValueOn",
] as const;

/** Onboarding of accounts with a plan: milestones judged by their first planned date. */
export function readOnboarding({ join, within, day }: Scope): Promise<OnboardingRow[]> {
  const due = Prisma.sql`coalesce(m.original_due_on, m.due_on)`;
  return wideRowsOf(
    onboardingColumns,
    Prisma.sql`
    select x.account_id as id, min(x.started_on) as "plansFrom",
      count(*) filter (where ${due} <= ${day}) as due,
      count(*) filter (where ${due} <= ${day} and m.completed_on <= ${day}) as "dueDone",
      min(${due}) filter (where ${due} < ${day} and coalesce(m.completed_on > ${day}, true)) as "overdueSince",
      coalesce(bool_or(m.is_first_value), false) as "hasFirstValue",
      min(m.completed_on) filter (where m.is_first_value and m.completed_on <= ${day}) as "firstValueOn"
    from onboarding_plan x ${join} left join milestone m on m.account_id = x.account_id and m.plan_id = x.id
    where ${within} and x.started_on <= ${day} and x.status <> 'cancelled'
    group by x.account_id`,
  );
}

/** Value goals that were agreed by the day. An imported goal has no day of its own and counts from the start. */
export function readGoals({ join, within, day }: Scope): Promise<({ id: number } & AccountFacts["goals"])[]> {
  return wideRowsOf(
    ["id", "total", "reached"],
    Prisma.sql`
    select x.account_id as id, count(*) as total, count(*) filter (where x.reached_on <= ${day}) as reached
    from goal x ${join}
    where ${within} and (x.import_id is not null or x.reached_on <= ${day} or x.created_at < ${endOf(day)})
    group by x.account_id`,
  );
}

/** Seats of the subscriptions in force on the day and 180 days before; trials and add-ons out of scope do not count. */
export function readSeats({
  join,
  within,
  day,
}: Scope): Promise<{ id: number; seats: number | null; before: number | null }[]> {
  const inForce = (on: Prisma.Sql) =>
    Prisma.sql`sum(x.quantity) filter (where x.starts_on <= ${on} and coalesce(x.ends_on > ${on}, true))`;
  return wideRowsOf(
    ["id", "seats", "before"],
    Prisma.sql`
    select x.account_id as id, ${inForce(day)} as seats, ${inForce(Prisma.sql`${day} - 180`)} as before
    from subscription x ${join} left join product p on p.id = x.product_id
    where ${within} and not x.is_trial and coalesce(p.in_scope, true) and x.starts_on <= ${day}
    group by x.account_id`,
  );
}
