import type { Caller } from "#lib/caller.ts";
import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { accountRights } from "#lib/subject.ts";
import type { AccountHead } from "../schema/account.ts";
import { fieldsOf } from "./fields.ts";

/** The head of one account, and whether this caller may change it; null when there is none. */
export async function getAccount(accountId: number, caller: Caller): Promise<AccountHead | null> {
  const asOf = today(caller.timeZone);
  const [rows, fields, rights] = await Promise.all([
    head(accountId, asOf),
    fieldsOf(accountId),
    accountRights([accountId], caller),
  ]);
  const row = rows[0];
  return row ? { ...row, fields, asOf, mayChange: rights[0]?.change ?? false } : null;
}

function head(accountId: number, asOf: string): Promise<Omit<AccountHead, "fields" | "asOf" | "mayChange">[]> {
  return db.$queryRaw`
    select a.id, a.name, a.domain, a.external_id as "externalId", a.parent_id as "parentId", p.name as "parentName",
      a.owner_id as "ownerId", u.name as "ownerName", a.segment, a.tier, a.stage, a.industry, a.country, a.plan, a.seats,
      to_char(coalesce(a.customer_since, a.contract_start), 'YYYY-MM-DD') as "customerSince",
      to_char(a.renewal_on, 'YYYY-MM-DD') as "renewalOn", a.renewal_forecast as "renewalForecast", a.auto_renew as "autoRenew",
      to_char(a.churned_on, 'YYYY-MM-DD') as "churnedOn", a.paying, a.cadence_days as "cadenceDays",
      to_char(a.last_interaction_at at time zone 'UTC', 'YYYY-MM-DD') as "lastInteractionOn",
      coalesce(h.band, 'unknown') as band, h.score, h.delta14, h.confidence, h.summary,
      (select coalesce(json_agg(json_build_object('userId', c.id, 'name', c.name, 'untilOn', to_char(v.until_on, 'YYYY-MM-DD'))
        order by lower(c.name), c.id), '[]') from account_cover v join app_user c on c.id = v.user_id
        where v.account_id = a.id and (v.until_on is null or v.until_on >= ${asOf}::date)) as "coveredBy"
    from account a left join account p on p.id = a.parent_id left join app_user u on u.id = a.owner_id
    left join account_health h on h.account_id = a.id where a.id = ${accountId}`;
}
