import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Day } from "../rules/day.ts";
import type { AccountFacts } from "../schema.ts";
import { endOf, type Scope, wideRowsOf } from "./rows.ts";

/** Champions and sponsors in place or gone, of accounts that have named any. */
export function readPeople({ join, within, day }: Scope): Promise<({ id: number } & AccountFacts["people"])[]> {
  const here = (role: string) =>
    Prisma.sql`count(*) filter (where x.role = ${role} and coalesce(x.left_on > ${day}, true))`;
  const gone = (role: string) => Prisma.sql`max(x.left_on) filter (where x.role = ${role} and x.left_on <= ${day})`;
  return wideRowsOf(
    ["id", "champions", "championLeftOn", "sponsors", "sponsorLeftOn"],
    Prisma.sql`
    select x.account_id as id, ${here("champion")} as champions, ${gone("champion")} as "championLeftOn",
      ${here("sponsor")} as sponsors, ${gone("sponsor")} as "sponsorLeftOn"
    from contact x ${join}
    where ${within} and x.role in ('champion', 'sponsor') and coalesce(x.joined_on <= ${day}, true)
    group by x.account_id`,
  );
}

type ContactRow = { id: number; call: Day | null; email: Day | null; meeting: Day | null; corrections: boolean };
export type LastContact = { id: number } & AccountFacts["contact"];

/** The last contact with the customer and the last conversation. A corrected entry gives way to its correction. */
export async function readContact(scope: Scope): Promise<LastContact[]> {
  const { join, within, day } = scope;
  const last = (...kinds: string[]) =>
    Prisma.sql`(max(x.at) filter (where x.kind in (${Prisma.join(kinds)})) at time zone 'UTC')::date`;
  const byKind = (uncorrected: Prisma.Sql) =>
    wideRowsOf<ContactRow>(
      ["id", "call", "email", "meeting", "corrections"],
      Prisma.sql`
      select x.account_id as id, ${last("call")} as call, ${last("email")} as email, ${last("meeting", "check-in", "review")} as meeting,
        bool_or(x.corrects_id is not null) as corrections
      from interaction x ${join} where ${within} and x.at < ${endOf(day)} and ${uncorrected}
      group by x.account_id`,
    );
  const all = await byKind(Prisma.sql`true`);
  const touched = all.filter((row) => row.corrections).map((row) => row.id);
  if (touched.length === 0) return all.map(lastContact);
  // few accounts have corrections: only those pay for looking them up
  const exact = await byKind(Prisma.sql`x.account_id = any(${touched}::int[]) and not exists (
    select from interaction c where c.account_id = x.account_id and c.corrects_id = x.id and c.at < ${endOf(day)})`);
  return [...all.filter((row) => !row.corrections), ...exact].map(lastContact);
}

function lastContact({ id, call, email, meeting }: ContactRow): LastContact {
  const kinds = { meeting, call, email };
  let [lastOn, lastKind]: [Day | null, string | null] = [null, null];
  for (const [kind, on] of Object.entries(kinds)) {
    if (on !== null && (lastOn === null || on > lastOn)) [lastOn, lastKind] = [on, kind];
  }
  const lastTalkOn = call !== null && (meeting === null || call > meeting) ? call : meeting;
  return { id, lastOn, lastKind, lastTalkOn };
}

/** The latest pulse of each account that has one. */
export function readPulse({ accounts, day }: Scope): Promise<{ id: number; value: number; on: Day }[]> {
  return wideRowsOf(
    ["id", "value", "on"],
    Prisma.sql`
    select a.id, x.value, (x.at at time zone 'UTC')::date as on
    from ${accounts}, lateral (
      select value, at from pulse where account_id = a.id and at < ${endOf(day)} order by at desc, id desc limit 1) x`,
  );
}
