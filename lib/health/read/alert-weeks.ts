import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Weeks } from "../rules/alert-weeks.ts";
import { addDays, type Day, sundaysBetween } from "../rules/day.ts";
import { rowsOf } from "./rows.ts";

const quarter = 13;
const page = 2_000;

/** The Sundays of the last quarter and three before them, oldest first. */
export function alertSundays(today: Day): Day[] {
  return sundaysBetween(addDays(today, -7 * (quarter + 4)), today).slice(-(quarter + 3));
}

type Row = { id: number; keeper: number | null; segment: string | null; day: Day; values: (number | null)[] };

/** Accounts that were customers on any of these days, with the values stored on them, page by page. */
export async function* weekPages(days: readonly Day[]): AsyncGenerator<Weeks[]> {
  const place = new Map(days.map((day, i) => [day, i]));
  for (let after = 0; ; ) {
    const rows = await rowsOf<Row>(Prisma.sql`
      select a.id, a.owner_id as keeper, a.segment, s.day, s.measure_values as values
      from (select id, owner_id, segment from account
        where id > ${after} and merged_into_id is null and coalesce(churned_on >= ${days[0] ?? null}::date, true) order by id limit ${page}) a
      left join score_daily s on s.account_id = a.id and s.day = any(${[...days]}::text[]::date[]) and not s.frozen
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
