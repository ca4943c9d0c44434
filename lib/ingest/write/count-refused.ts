import { pools } from "#lib/db.ts";
import { dayOf } from "../rules/day-of.ts";
import type { RefusedEvent, Source } from "../schema.ts";
import { countMinute } from "./source-minutes.ts";

/** Counts refused events of a source by reason and day, with the last of each as a sample. */
export async function countRefused(source: Source, refused: readonly RefusedEvent[], now: Date): Promise<void> {
  countMinute(source.id, now, { refused: refused.length });
  const reasons = [...new Set(refused.map(({ reason }) => reason))].sort();
  const ofReason = reasons.map((reason) => refused.filter((one) => one.reason === reason));
  await pools.app.query(
    `insert into source_refusal as t (source_id, reason, day, count, sample, last_at)
     select $1, reason, $2, n, sample, $3 from unnest($4::text[], $5::int[], $6::jsonb[]) as i (reason, n, sample)
     on conflict (source_id, reason, day) do update
        set count = least(t.count::bigint + excluded.count, 2147483647)::int, sample = excluded.sample, last_at = excluded.last_at`,
    [
      source.id,
      dayOf(now),
      now,
      reasons,
      ofReason.map((some) => some.length),
      ofReason.map((some) => JSON.stringify(some.at(-1)?.sample ?? null)),
    ],
  );
}
