import { Prisma } from "#lib/generated/prisma/client.ts";
import { type Among, among } from "../read/among.ts";
import { figureColumns, figureParts, figureRows } from "../read/figures.ts";
import { forgetFeatures, storeFeatures } from "./derive-features.ts";
import { transact } from "./transact.ts";

/** Makes the figures of these accounts as of a day from their daily rows. */
export async function deriveAccounts(ids: Among, day: string): Promise<void> {
  await transact([
    storeFeatures(ids, day),
    forgetFeatures(ids, day),
    storeAccounts(ids, day),
    Prisma.sql`delete from account_adoption d where ${among(Prisma.sql`d.account_id`, ids)}
      and exists (select from account a where a.id = d.account_id and a.merged_into_id is not null)`,
  ]);
}

const named = Prisma.raw(figureColumns);
const excluded = Prisma.raw(figureColumns.replaceAll(/\w+/g, "excluded.$&"));

const storeAccounts = (ids: Among, day: string) => Prisma.sql`
  with ${figureParts(ids, day, Prisma.sql`account_feature`)}
  insert into account_adoption as t (account_id, ${named}) ${figureRows(day)} order by s.id
  on conflict (account_id) do update set (${named}) = (${excluded})`;
