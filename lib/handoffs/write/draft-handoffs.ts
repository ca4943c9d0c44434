import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";

const { sql } = Prisma;
/** Won longer ago, a deal is handed over only when somebody asks for it: an import of years is no flood. */
const recentDays = 30;

/** Drafts, made `at`, of these won deals that have none yet, with the people who decide as stakeholders. Returns what was drafted. */
function draft(which: Prisma.Sql, createdBy: number | null, at = sql`now()`) {
  return db.$queryRaw<{ accountId: number; id: number }[]>`
    with made as (
      insert into handoff (account_id, deal_id, title, stakeholders, created_by, created_at, moved_at)
      select d.account_id, d.id, d.name, coalesce((select jsonb_agg(jsonb_build_object('name', c.name, 'title', c.title, 'role', c.role, 'email', c.email)
          order by c.id) from (select * from contact c where c.account_id = d.account_id and c.left_on is null and c.role is not null order by c.id limit 8) c), '[]'),
        ${createdBy}::int, ${at}, ${at}
      from deal d join account a on a.id = d.account_id
      where d.won and a.merged_into_id is null and a.churned_on is null and ${which}
      on conflict (account_id, deal_id) where deal_id is not null do nothing
      returning account_id, id, created_at),
    told as (insert into system_entry (account_id, kind, at, what, href)
      select account_id, 'handoff', created_at, 'A handoff was drafted from a deal that was won', '/handoffs/' || id from made)
    select account_id as "accountId", id from made`;
}

const tell = (made: readonly { accountId: number }[]) => {
  if (made.length > 0) announce("handoffs", ...made.map(({ accountId }) => `account:${accountId}`));
};

/** What was won of late, imported or by hand, becomes drafts, now or as of `at`; a renewal hands nothing over. */
export async function draftWonDeals(at?: Prisma.Sql): Promise<number> {
  const made = await draft(
    sql`coalesce(d.kind, 'new') <> 'renewal' and d.closed_on >= current_date - ${recentDays}::int`,
    null,
    at,
  );
  tell(made);
  return made.length;
}

/** A draft of one won deal, asked for by a person; the one there is already. */
export async function draftOf(
  accountId: number,
  dealId: number,
  userId: number | null,
): Promise<{ id: number } | Refusal> {
  const [made] = await draft(sql`d.account_id = ${accountId} and d.id = ${dealId}`, userId);
  if (made) tell([made]);
  const found = made ?? (await db.handoff.findFirst({ where: { accountId, dealId }, select: { id: true } }));
  return found ? { id: found.id } : refuse("invalid", "Only a deal that was won is handed over. Mark it won first.");
}
