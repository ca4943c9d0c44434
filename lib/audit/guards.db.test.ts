import { describe, expect, it } from "vitest";
import { testDatabase } from "#lib/test-database.ts";

const t = await testDatabase();

/** Logs whose rows nobody may change; a migration that drops a guard of one is found here. */
const logs = ["audit_log", "audit_change", "audit_link", "pulse", "finance.access_log", "finance.audit_change"];

describe("what can only grow (C4, C6)", () => {
  it.each(logs)("%s refuses a change and a removal of any role, the owner included", async (log) => {
    const guards = await t.admin<{ events: string }>(
      `select string_agg(distinct e, ' ' order by e) as events from pg_trigger g,
         lateral (select unnest(array[case when g.tgtype & 8 > 0 then 'delete' end, case when g.tgtype & 16 > 0 then 'update' end]) as e) k
       where g.tgrelid = $1::regclass and g.tgfoid = 'only_grows'::regproc and g.tgenabled = 'O' and g.tgtype & 3 = 3 and e is not null`,
      [log],
    );
    expect(guards).toEqual([{ events: "delete update" }]);
  });

  it.each(logs)("%s gives no serving role the right to change or remove", async (log) => {
    const rights = await t.admin(
      `select role, r as right from unnest('{bw_app, bw_finance, bw_finance_system}'::text[]) role, unnest('{update, delete, truncate}'::text[]) r
       where has_table_privilege(role, $1, r)`,
      [log],
    );
    expect(rights).toEqual([]);
  });
});
