import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { type DismissalRow, type DismissalsInput, type Dismisser, sampleSize } from "../schema/dismissals.ts";

/** Whose dismissals a person sees: a manager those of their teams, an admin all, others their own (SPEC, who sees what: audit). */
export function scopeOf({ role, userId, teamIds }: Caller): Prisma.Sql {
  if (role === "admin") return Prisma.sql`true`;
  const own = Prisma.sql`d.user_id = ${userId}::int`;
  if (role !== "manager") return own;
  return Prisma.sql`(${own} or exists (select from team_member m where m.user_id = d.user_id and m.team_id = any(${teamIds}::int[])))`;
}

/** The sample is drawn from what the caller may see, by a hash that nobody chooses: it stays the same however often one looks. */
const named = (caller: Caller) => Prisma.sql`(
  select d.*, a.name as account, u.name as person, b.name as judged_by_name, j.at as judged_at,
    case when j.dismissal_id is null then 'open' when j.was_promise then 'promise' else 'no-promise' end as judged,
    date_trunc('week', d.at at time zone ${caller.timeZone})::date as week,
    row_number() over (partition by date_trunc('week', d.at at time zone ${caller.timeZone}) order by md5('sample ' || d.id)) as draw
  from promise_dismissal d left join account a on a.id = d.account_id left join app_user u on u.id = d.user_id
  left join promise_judgement j on j.dismissal_id = d.id left join app_user b on b.id = j.judged_by
  where ${scopeOf(caller)}) d`;

function conditions({ q, ruleId, userId, week, judged, sample }: DismissalsInput): Prisma.Sql {
  const like = `%${q.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(${q} = '' or d.sentence ilike ${like} or d.account ilike ${like} or d.person ilike ${like})
    and (${ruleId}::text is null or d.rule_id = ${ruleId}::text) and (${userId}::int is null or d.user_id = ${userId}::int)
    and (${week}::date is null or d.week = date_trunc('week', ${week}::date)::date)
    and (${judged}::text is null or d.judged = ${judged}::text) and (not ${sample}::boolean or d.draw <= ${sampleSize}::int)`;
}

const order: Record<DismissalsInput["sort"], Prisma.Sql> = {
  at: Prisma.sql`d.at`,
  person: Prisma.sql`lower(d.person)`,
  rule: Prisma.sql`d.rule_id`,
  account: Prisma.sql`lower(d.account)`,
};

type Row = Omit<DismissalRow, "at" | "judgedAt" | "mayJudge"> & { at: Date; judgedAt: Date | null };

/** One page of what people called no promise. */
export async function listDismissals(input: DismissalsInput, caller: Caller) {
  const { sort, dir, page, pageSize } = input;
  const way = dir === "asc" ? Prisma.sql`asc` : Prisma.sql`desc`;
  const where = conditions(input);
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<Row[]>`
      select d.id, d.at, d.person, d.user_id as "personId", d.account_id as "accountId", d.account, d.surface, d.version,
        d.rule_id as "ruleId", d.category, d.words, d.sentence, d.judged, d.judged_by_name as "judgedBy", d.judged_at as "judgedAt"
      from ${named(caller)} where ${where} order by ${order[sort]} ${way} nulls last, d.id desc
      limit ${pageSize} offset ${(page - 1) * pageSize}`,
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total from ${named(caller)} where ${where}`,
  ]);
  return {
    rows: rows.map(({ at, judgedAt, ...row }) => ({
      ...row,
      at: at.toISOString(),
      judgedAt: judgedAt?.toISOString() ?? null,
      mayJudge: caller.role === "manager" && row.judged === "open" && row.personId !== caller.userId,
    })),
    total: count?.total ?? 0,
  };
}

/** Of each person and each rule that the caller may see, what was called no promise and what a manager said of it. */
export async function listDismissers(caller: Caller) {
  const [people, rules] = await Promise.all([
    db.$queryRaw<Dismisser[]>`
      select d.user_id as "personId", d.person, count(*)::int as dismissed, count(*) filter (where d.judged = 'promise')::int as "judgedPromise",
        count(*) filter (where d.judged = 'no-promise')::int as "judgedNone", count(*) filter (where d.judged = 'open')::int as open
      from ${named(caller)} where d.user_id is not null group by 1, 2 order by dismissed desc, d.person limit 200`,
    db.$queryRaw<{ ruleId: string; dismissed: number }[]>`
      select d.rule_id as "ruleId", count(*)::int as dismissed from ${named(caller)} group by 1 order by 1`,
  ]);
  return { people, rules };
}
