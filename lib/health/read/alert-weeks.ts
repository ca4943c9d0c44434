import { Prisma } from "#lib/generated/prisma/client.ts";
import { earlierWeeks, type Weeks } from "../rules/alert-weeks.ts";
import { addDays, type Day } from "../rules/day.ts";
import { readStoredDays } from "./days.ts";
import { rowsOf } from "./rows.ts";

const quarter = 13;
const page = 2_000;

/** The last stored day of each week of the last quarter and of the weeks before it that are needed, oldest first; null for a week without. */
export async function readAlertDays(today: Day): Promise<(Day | null)[]> {
  const weeks = quarter + earlierWeeks;
  const ends = Array.from({ length: weeks }, (_, i) => addDays(today, -1 - 7 * (weeks - 1 - i)));
  const stored = await readStoredDays(addDays(today, -7 * weeks), today);
  return ends.map((end) => stored.findLast((day) => day <= end && day > addDays(end, -7)) ?? null);
}

type Row = { id: number; keeper: number | null; segment: string | null; day: Day; values: (number | null)[] };

/** Accounts that were customers on any of these days, with the values stored on them, page by page. */
export async function* weekPages(days: readonly (Day | null)[]): AsyncGenerator<Weeks[]> {
  const place = new Map(days.map((day, i) => [day, i]));
  const known = days.filter((day) => day !== null);
  for (let after = 0; ; ) {
    const rows = await rowsOf<Row>(Prisma.sql`
      select a.id, a.owner_id as keeper, a.segment, s.day, s.measure_values as values
      from (select id, owner_id, segment from account
        where id > ${after} and merged_into_id is null and coalesce(churned_on >= ${known[0] ?? null}::date, true) order by id limit ${page}) a
      left join score_daily s on s.account_id = a.id and s.day = any(${known}::text[]::date[]) and not s.frozen
      order by a.id`);
    const last = rows.at(-1)?.id;
    if (last === undefined) return;
    after = last;
    const accounts = new Map<number, Weeks>();
    for (const { id, keeper, segment, day, values } of rows) {
      const account = accounts.get(id) ?? { keeper, segment, values: days.map(() => null) };
      const at = place.get(day);
      if (at !== undefined) account.values[at] = values;
      accounts.set(id, account);
    }
    yield [...accounts.values()];
  }
}
