import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Product, ProductsInput, Rescope, ScopeEffect } from "../schema/products.ts";

const order: Record<ProductsInput["sort"], Prisma.Sql> = {
  name: Prisma.sql`lower(p.name)`,
  key: Prisma.sql`lower(p.key)`,
  subscriptions: Prisma.sql`coalesce(s.subscriptions, 0)`,
  accounts: Prisma.sql`coalesce(s.accounts, 0)`,
  scope: Prisma.sql`p.in_scope`,
};

/** The products of the book, a page at a time, with how many paid lines and accounts each has; no amounts (N4). */
export async function listProducts(input: ProductsInput): Promise<{ rows: Product[]; total: number }> {
  const { search, scope, sort, dir, page, pageSize } = input;
  const like = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const where = Prisma.sql`(${search} = '' or p.name ilike ${like} or p.key ilike ${like})
    and (${scope}::text is null or p.in_scope = (${scope}::text = 'in'))`;
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<Product[]>`
      with s as (
        select product_id, count(*)::int as subscriptions, count(distinct account_id)::int as accounts
        from subscription where product_id is not null and not is_trial group by product_id)
      select p.id, p.key, p.name, p.in_scope as "inScope", coalesce(s.subscriptions, 0) as subscriptions, coalesce(s.accounts, 0) as accounts
      from product p left join s on s.product_id = p.id where ${where}
      order by ${order[sort]} ${dir === "asc" ? Prisma.sql`asc` : Prisma.sql`desc`}, lower(p.name), p.id
      limit ${pageSize} offset ${(page - 1) * pageSize}`,
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total from product p where ${where}`,
  ]);
  return { rows, total: count?.total ?? 0 };
}

/**
 * Whom a change of this product's scope touches on a day: accounts with a line in force, and those that are customers by it
 * alone. A line that costs nothing counts here, as prices stay behind the money door.
 */
export async function readScopeEffect(productId: number, asOf: string): Promise<ScopeEffect | null> {
  const inForce = (line: Prisma.Sql) => Prisma.sql`not ${line}.is_trial and ${line}.starts_on <= ${asOf}::date
    and (${line}.ends_on is null or ${line}.ends_on > ${asOf}::date)`;
  const [row] = await db.$queryRaw<ScopeEffect[]>`
    select count(held.account_id)::int as holding, count(held.account_id) filter (where not exists (
      select from subscription o left join product i on i.id = o.product_id
      where o.account_id = held.account_id and o.product_id is distinct from p.id and coalesce(i.in_scope, true)
        and ${inForce(Prisma.sql`o`)}))::int as alone
    from product p
    left join lateral (select distinct s.account_id from subscription s where s.product_id = p.id and ${inForce(Prisma.sql`s`)}) held on true
    where p.id = ${productId} group by p.id`;
  return row ?? null;
}

/** How the figures are following the last change of scope; null when the scope was never changed. */
export async function readRescope(): Promise<Rescope | null> {
  const [row] = await db.$queryRaw<Rescope[]>`
    select id, state, done, total from backfill where kind = 'scope' order by id desc limit 1`;
  return row ?? null;
}
