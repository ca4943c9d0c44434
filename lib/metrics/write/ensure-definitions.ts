import { financeSystemDb } from "#lib/db.ts";
import { defaultDefinitions } from "../rules/default-definitions.ts";
import { addMonths } from "../rules/period.ts";
import { type Definitions, definitions } from "../schema.ts";

/**
 * Makes sure that an approved version of the metric definitions exists, and that its exchange rates are in force. Once
 * first values have been measured for close to two years, the first twelve months become the frozen baseline in a version of their own.
 */
export async function ensureDefinitions(today: string): Promise<{ version: number; config: Definitions }> {
  return financeSystemDb.$transaction(async (tx) => {
    await tx.$executeRaw`lock table definition_set in share row exclusive mode`;
    const [stored] = await tx.$queryRaw<{ version: number; config: unknown }[]>`
      select version, config from definition_set where approved_at is not null order by version desc limit 1`;
    const current = stored ? { version: stored.version, config: definitions.parse(stored.config) } : null;
    if (current?.config.baseline) return current;
    const [first] = await tx.$queryRaw<{ day: string | null }[]>`
      select to_char(min(coalesce(a.contract_start, a.customer_since)), 'YYYY-MM-DD') as day
      from account a where a.merged_into_id is null
        and exists (select from milestone m where m.account_id = a.id and m.is_first_value)`;
    const config = { ...(current?.config ?? defaultDefinitions) };
    if (config.baseline === null) config.baseline = baselineFrom(first?.day ?? null, today);
    if (current !== null && config.baseline === current.config.baseline) return current;
    const version = (current?.version ?? 0) + 1;
    await tx.$executeRaw`
      insert into definition_set (version, config, approved_at) values (${version}, ${JSON.stringify(config)}::jsonb, now())`;
    await tx.$executeRaw`
      insert into finance.exchange_rate (currency, to_reporting)
      select key, value::float8 from jsonb_each_text(${JSON.stringify(config.rates)}::jsonb)
      on conflict (currency) do update set to_reporting = excluded.to_reporting`;
    return { version, config };
  });
}

function baselineFrom(first: string | null, today: string): Definitions["baseline"] {
  if (first === null) return null;
  const end = addMonths(first, 12);
  // a month's overlap with the trailing year is allowed, or two years of data would never give a baseline
  return addMonths(today, -11) >= end ? { start: first, end } : null;
}
