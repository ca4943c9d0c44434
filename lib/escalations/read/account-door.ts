import { db } from "#lib/db.ts";
import type { AccountDoor } from "../schema/detail.ts";

type Row = Omit<AccountDoor, "tickets"> & { tickets: { subject: string; priority: string | null; openedAt: Date }[] };

/** What somebody who answers must know of the account: nothing of money, and no way to its other pages. */
export async function readAccountDoor(accountId: number): Promise<AccountDoor> {
  const [[row], tickets] = await Promise.all([
    db.$queryRaw<Omit<Row, "tickets">[]>`
      select a.name, a.segment, a.tier, a.plan, o.name as owner, to_char(a.renewal_on, 'YYYY-MM-DD') as "renewalOn",
        to_char(a.customer_since, 'YYYY-MM-DD') as "customerSince", coalesce(h.band, 'unknown') as band,
        (select count(*)::int from ticket t where t.account_id = a.id and t.status in ('open', 'pending')) as "openTickets"
      from account a left join app_user o on o.id = a.owner_id left join account_health h on h.account_id = a.id
      where a.id = ${accountId}::int`,
    db.$queryRaw<Row["tickets"]>`
      select coalesce(subject, category, external_id, 'no subject') as subject, priority, opened_at as "openedAt" from ticket
      where account_id = ${accountId}::int and status in ('open', 'pending') order by opened_at desc limit 5`,
  ]);
  return {
    ...(row as Omit<Row, "tickets">),
    tickets: tickets.map((ticket) => ({ ...ticket, openedAt: ticket.openedAt.toISOString() })),
  };
}
