import { makeCallers } from "#lib/test-callers.ts";
import type { TestDatabase } from "#lib/test-database.ts";
import { refreshAdoption } from "../write/refresh.ts";

/** How many present customers the book holds. */
export const accounts = 24;

/** Every third account works on every other day, one in five stopped 20 days ago, 9 never sent anything, 10 uses what it has not paid for. */
const seed = (csm: number, manager: number) => `
  insert into feature (id, key, name, plans) overriding system value values
    (1, 'core', 'Core', '{}'), (2, 'reports', 'Reports', '{pro}'), (3, 'api', '=API', '{pro,team}'), (4, 'audit', 'Audit', '{enterprise}');
  insert into account (id, name, segment, tier, plan, owner_id, renewal_on) overriding system value
    select i, 'Account ' || lpad(i::text, 2, '0'), case when i % 4 = 0 then 'Enterprise' when i % 4 = 1 then 'SMB' end, case when i % 2 = 0 then 'Gold' else 'Silver' end,
      case when i % 2 = 0 then 'pro' else 'team' end, case when i <= 12 then ${csm} else ${manager} end, case when i < 20 then current_date + i * 7 end
    from generate_series(1, ${accounts}) i;
  insert into usage_daily (account_id, day, events, active_users)
    select i, current_date - n, 10 + i, 2 + i % 3 from generate_series(1, ${accounts}) i, generate_series(0, 80) n
    where i <> 9 and (i % 3 <> 0 or n % 2 = 0) and (i % 5 <> 0 or n > 20);
  insert into usage_feature_daily (account_id, feature_id, day, events, users)
    select u.account_id, f, u.day, 5, 1 from usage_daily u, generate_series(1, 2) f
    where f = 1 or (u.account_id % 4 = 2 and (current_date - u.day) % 7 = 3);
  insert into usage_feature_daily (account_id, feature_id, day, events, users) values (10, 4, current_date - 25, 3, 1);
  insert into account (id, name, plan, churned_on, merged_into_id) overriding system value values (30, 'Left', 'pro', current_date - 5, null), (31, 'Merged', 'pro', null, 1)`;

/** Test only: fills the database and makes the figures as of that day. */
export async function fillAdoption(t: TestDatabase, asOf: string) {
  const world = await makeCallers();
  await t.admin("delete from account");
  for (const part of seed(world.ids.csm, world.ids.manager).split(";\n")) await t.admin(part);
  await refreshAdoption(asOf);
  return world;
}
