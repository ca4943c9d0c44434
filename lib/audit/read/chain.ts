import { db } from "#lib/db.ts";
import type { Seal } from "../schema.ts";

/** The last link of the chain, to be noted elsewhere, and what waits for the next seal. */
export async function readSeal(): Promise<Seal> {
  const [seal] = await db.$queryRaw<Seal[]>`
    select coalesce(l.seq, 0)::float8 as seq, encode(l.hash, 'hex') as hash, l.sealed_at as "sealedAt", w.waiting, w.since as "waitingSince"
    from (select count(*)::int as waiting, min(coalesce(d.at, c.at)) as since from audit_unsealed u
      left join audit_log d on u.log = 'door' and d.id = u.row_id left join audit_change c on u.log = 'change' and c.id = u.row_id) w
    left join (select * from audit_link order by seq desc limit 1) l on true`;
  if (!seal) throw new Error("The chain could not be read.");
  return seal;
}
