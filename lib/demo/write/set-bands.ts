import { db } from "#lib/db.ts";
import { handBandOf } from "../rules/hand-bands.ts";
import { random } from "../rules/random.ts";

type Scored = { id: number; ownerId: number; day: string; band: "healthy" | "watch" | "at-risk"; leaves: boolean };

/** One scored week of each account that somebody keeps, now and then of its last two years; troubled weeks before calm ones. */
function readWeeks(asOf: string): Promise<Scored[]> {
  return db.$queryRaw<Scored[]>`
    select distinct on (a.id) a.id, a.owner_id as "ownerId", to_char(s.day, 'YYYY-MM-DD') as day, s.band, exists (
      select from active_period p where p.account_id = a.id and p.ends_on > s.day and p.ends_on <= s.day + 90) as leaves
    from account a join score_daily s on s.account_id = a.id
    where a.owner_id is not null and not s.frozen and s.band <> 'unknown' and s.day between ${asOf}::date - 600
      and ${asOf}::date - case when a.id % 3 = 0 then 5 else 110 end
    order by a.id, s.band = 'healthy', md5(a.id || s.day::text)`;
}

const dayMs = 86_400_000;

function overrideOf({ id: accountId, ownerId, day, band, leaves }: Scored) {
  const rng = random(accountId, 53);
  const made = handBandOf(band, leaves, rng);
  if (!made || !rng.chance(0.7)) return [];
  const startsOn = new Date(`${day}T00:00:00Z`);
  const after = (days: number, hour = 0) => new Date(startsOn.getTime() + days * dayMs + hour * 3_600_000);
  const ended = made.endedAfter === null ? null : after(made.endedAfter, 15);
  return [{ made, accountId, ownerId, startsOn, endsOn: after(made.days), createdAt: after(0, rng.int(8, 17)), ended }];
}

/** Bands that the demo's people set by hand over the past, some of them in force, so that the list and its verdict can be seen. Once. */
export async function setBands(asOf: string): Promise<void> {
  if ((await db.bandOverride.count()) > 0) return;
  const today = new Date(`${asOf}T00:00:00Z`);
  const rows = (await readWeeks(asOf))
    .flatMap(overrideOf)
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  await db.bandOverride.createMany({
    data: rows.map(({ made: { band, reason }, accountId, ownerId, startsOn, endsOn, createdAt, ended }) => {
      const isOver = ended !== null && ended < today;
      const end = isOver ? { endedAt: ended, endedBy: ownerId } : {};
      return { accountId, band, reason, setBy: ownerId, startsOn, endsOn, createdAt, ...end };
    }),
  });
}
