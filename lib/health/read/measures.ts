import { db } from "#lib/db.ts";
import type { MeasureList } from "../measures/measure-list.ts";
import { measuresWith } from "../rules/own-measure.ts";
import { type OwnMeasure, ownMeasureSchema } from "../schema/own-measure.ts";

/** The team's own measures, those of the archive too: what a stored position means never changes. */
export async function listOwnMeasures(): Promise<OwnMeasure[]> {
  const rows = await db.$queryRaw<unknown[]>`
    select m.id, m.key, m.position, m.label, m.dimension, m.spec, m.curve, m.source_name as "sourceName", u.name as "createdBy",
      to_char(m.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
      to_char(m.archived_at at time zone 'UTC', 'YYYY-MM-DD') as "archivedOn"
    from own_measure m left join app_user u on u.id = m.created_by order by m.position`;
  return rows.map((row) => ownMeasureSchema.parse(row));
}

/** Every measure there is, by stored position. */
export async function readMeasures(): Promise<MeasureList> {
  return measuresWith(await listOwnMeasures());
}
