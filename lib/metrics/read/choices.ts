import { db } from "#lib/db.ts";
import type { Choices } from "../schema/screen.ts";
import { keptMark } from "./stored.ts";

/** What the figures can be filtered by; `teams` of a CSM are ids. */
export async function readChoices(): Promise<Choices> {
  const [segments, teams, owners] = await Promise.all([
    readSegments(),
    db.$queryRaw<Choices["teams"]>`select id::text, name from team order by name limit 200`,
    db.$queryRaw<Choices["owners"]>`
      select u.id::text, u.name, array(select team_id from team_member m where m.user_id = u.id) as teams
      from app_user u where exists (select from account a where a.owner_id = u.id) order by u.name, u.id limit 1000`,
  ]);
  return { segments, teams, owners };
}

// at 100,000 accounts, grouping them costs more than the rest of the screen
async function readSegments(): Promise<Choices["segments"]> {
  const kept = await db.$queryRaw<Choices["segments"]>`
    select r.slice as id, r.slice as name
    from (select period_start, period_end from published_ratio where metric = ${keptMark} order by period_end desc limit 1) last
    join published_ratio r on r.metric = 'retention' and r.slice_kind = 'segment'
      and r.period_start = last.period_start and r.period_end = last.period_end
    order by r.n, r.slice limit 100`;
  if (kept.length > 0) return kept;
  return db.$queryRaw`
    select segment as id, segment as name from account where segment is not null
    group by segment order by count(*), segment limit 100`;
}
