import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { csvLines } from "#lib/metrics/rules/csv.ts";
import type { ActivePerson, PeopleInput, PeopleKind, PeopleOutput } from "../schema/people.ts";
import { windowDays } from "../schema/windows.ts";

type Found = Pick<PeopleOutput, "known" | "now" | "before" | "quiet"> & { rows: ActivePerson[] };
type Page = { limit: number; offset: number };
const everybody: Page = { limit: 1_000_000, offset: 0 };

/** Who of an account was active in the 28 days up to `asOf`, and who had been in the 28 before and went quiet. */
export async function readPeople({ page, pageSize, ...asked }: PeopleInput, asOf: string): Promise<PeopleOutput> {
  const found = await find(asked, asOf, { limit: pageSize, offset: (page - 1) * pageSize });
  const { now, quiet } = found;
  return { asOf, ...found, total: { quiet, active: now, all: now + quiet }[asked.show] };
}

/** The same people as CSV, all of them. */
export async function exportPeople(asked: Pick<PeopleInput, "accountId" | "show">, asOf: string): Promise<string> {
  const { rows } = await find(asked, asOf, everybody);
  const head = ["user_id", "name", "title", "left_on", "last_active_on", "days_active", "days_active_before", "state"];
  return csvLines(
    head,
    rows.map((row) => [
      ...[row.person, row.name, row.title, row.leftOn, row.lastOn, row.days, row.daysBefore],
      row.days > 0 ? "active" : "quiet",
    ]),
  );
}

const kinds: Record<PeopleKind, Prisma.Sql> = {
  quiet: Prisma.sql`w.days = 0`,
  active: Prisma.sql`w.days > 0`,
  all: Prisma.sql`true`,
};

/** Most active before first, where the account lost most. */
async function find({ accountId, show }: Pick<PeopleInput, "accountId" | "show">, asOf: string, page: Page) {
  const now = Prisma.sql`u.day > ${asOf}::date - ${windowDays}::int`;
  const [found] = await db.$queryRaw<Found[]>`
    with work as materialized (
      select u.person, max(u.day) as last_on, count(*) filter (where ${now}) as days, count(*) filter (where not ${now}) as before
      from usage_person_daily u where u.account_id = ${accountId} and u.day > ${asOf}::date - ${2 * windowDays}::int and u.day <= ${asOf}::date
        and u.events > 0 group by 1
    ), shown as (
      select * from work w where ${kinds[show]} order by w.before desc, w.last_on desc, w.person limit ${page.limit} offset ${page.offset}
    )
    select exists (select from usage_person_daily where account_id = ${accountId}) as known,
      (select count(*)::int from work where days > 0) as now, (select count(*)::int from work where before > 0) as before,
      (select count(*)::int from work where days = 0) as quiet,
      coalesce((select jsonb_agg(jsonb_build_object('person', s.person, 'name', c.name, 'title', c.title, 'leftOn', c.left_on, 'lastOn', s.last_on,
          'days', s.days, 'daysBefore', s.before) order by s.before desc, s.last_on desc, s.person)
        from shown s left join contact c on c.account_id = ${accountId} and c.external_id = s.person), '[]') as rows`;
  return found ?? { known: false, now: 0, before: 0, quiet: 0, rows: [] };
}
