import type { Prisma } from "#lib/generated/prisma/client.ts";

/** Who keeps the queue at a moment: active coordinators, and in an absent one's place their deputy. */
export async function coordinatorsOnDuty(
  tx: Pick<Prisma.TransactionClient, "$queryRaw">,
  now: Date,
): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    select distinct coalesce(d.deputy_id, c.user_id) as id
    from active_coordinators() c left join deputies_at(${now}::timestamptz) d on d.coordinator_id = c.user_id order by 1`;
  return rows.map(({ id }) => id);
}
