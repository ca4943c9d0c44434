import { db } from "#lib/db.ts";
import { defaultDefinitions } from "../rules/default-definitions.ts";
import { type Definitions, definitions } from "../schema.ts";

export type ApprovedDefinitions = { version: number; approvedOn: string | null; config: Definitions };

/** The definitions in force: the newest approved version; what ships as version 1 until one is stored. */
export async function readDefinitions(): Promise<ApprovedDefinitions> {
  const [row] = await db.$queryRaw<{ version: number; approvedOn: string; config: unknown }[]>`
    select version, to_char(approved_at, 'YYYY-MM-DD') as "approvedOn", config
    from definition_set where approved_at is not null order by version desc limit 1`;
  if (!row) return { version: 1, approvedOn: null, config: defaultDefinitions };
  return { version: row.version, approvedOn: row.approvedOn, config: definitions.parse(row.config) };
}

/** The definitions in force and the zone whose days they are counted in, in one read. */
export async function readCompany(): Promise<{ approved: ApprovedDefinitions; timeZone: string }> {
  const [approved, timeZone] = await Promise.all([readDefinitions(), readCompanyTimeZone()]);
  return { approved, timeZone };
}

/** The IANA time zone whose days the company counts in; UTC until an admin sets one. */
export async function readCompanyTimeZone(): Promise<string> {
  const [row] = await db.$queryRaw<{ timeZone: string | null }[]>`
    select value ->> 'timeZone' as "timeZone" from setting where key = 'company'`;
  return row?.timeZone ?? "UTC";
}
