import type { Caller } from "#lib/caller.ts";
import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { accountRights } from "#lib/subject.ts";
import { type Matching, mostMatching } from "../schema/covers.ts";
import type { AccountFilters } from "../schema.ts";
import { filterAccounts } from "./filter-accounts.ts";

/** Every account that the filters leave and the caller may change, not only those a screen has loaded. */
export async function matchingAccounts(filters: AccountFilters, caller: Caller): Promise<Matching> {
  const { where } = filterAccounts(filters, { userId: caller.userId, asOf: today(caller.timeZone) });
  const rows = await db.$queryRaw<{ id: number }[]>`
    select a.id from account a left join account_health h on h.account_id = a.id where ${where}
    order by a.id limit ${mostMatching + 1}`;
  const found = rows.slice(0, mostMatching).map(({ id }) => id);
  const rights = await accountRights(found, caller);
  const ids = rights.filter(({ change }) => change).map(({ id }) => id);
  return { ids: ids.sort((a, b) => a - b), notMine: found.length - ids.length, more: rows.length > mostMatching };
}
