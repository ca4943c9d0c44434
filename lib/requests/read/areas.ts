import { db } from "#lib/db.ts";
import type { ScopeArea } from "../schema.ts";

/** The scope: what is inside, then what is outside, each in the order it was added. */
export function listAreas(): Promise<ScopeArea[]> {
  return db.$queryRaw<ScopeArea[]>`
    select s.id, s.name, s.inside, s.category, s.words,
      (select count(*)::int from customer_request r where r.area_id = s.id) as requests
    from scope_area s where s.archived_at is null order by s.inside desc, s.id`;
}
