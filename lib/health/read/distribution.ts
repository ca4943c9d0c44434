import { Prisma } from "#lib/generated/prisma/client.ts";
import { addDays, type Day } from "../rules/day.ts";
import { distributionOf } from "../rules/distribution.ts";
import type { Distribution, OwnMeasure, OwnSpec } from "../schema/own-measure.ts";
import { readBook } from "./book.ts";
import { readOwn } from "./own.ts";
import { ownDays, rowsOf, sameDay } from "./rows.ts";

const most = 20_000;
const page = 5_000;

type Account = { id: number; churnedOn: Day | null };

function sample(asOf: Day): Promise<Account[]> {
  return rowsOf(Prisma.sql`
    select id, churned_on as "churnedOn" from account
    where merged_into_id is null and coalesce(churned_on <= ${asOf}::date, true)
    order by hashint4(id) limit ${most + 1}`);
}

/** A definition that is not stored yet, as the readers take it. */
const unnamed = (spec: OwnSpec): Pick<OwnMeasure, "key" | "spec"> => ({ key: "", spec });

async function valuesOf(accounts: readonly Account[], spec: OwnSpec, asOf: Day, usage: Day | null) {
  const values: (number | null)[] = [];
  for (let from = 0; from < accounts.length; from += page) {
    const some = accounts.slice(from, from + page);
    const ids = some.map(({ id }) => id);
    const days = some.map(({ churnedOn }) => (churnedOn === null ? asOf : addDays(churnedOn, -1)));
    const scope = some.every(({ churnedOn }) => churnedOn === null)
      ? sameDay(ids, asOf, usage ?? addDays(asOf, -1))
      : ownDays(ids, days, days);
    const found = new Map((await readOwn(scope, [unnamed(spec)])).map(({ id, value }) => [id, value]));
    values.push(...ids.map((id) => found.get(id) ?? null));
  }
  return values;
}

/** How a measure's values lie among accounts that stayed (as of the day) and left (as of the day before); a sample of large books. */
export async function readDistribution(spec: OwnSpec, asOf: Day): Promise<Distribution> {
  const [accounts, book] = await Promise.all([sample(asOf), readBook(asOf)]);
  const taken = accounts.slice(0, most);
  const [kept, churned] = await Promise.all([
    valuesOf(
      taken.filter(({ churnedOn }) => churnedOn === null),
      spec,
      asOf,
      book.usage,
    ),
    valuesOf(
      taken.filter(({ churnedOn }) => churnedOn !== null),
      spec,
      asOf,
      book.usage,
    ),
  ]);
  return distributionOf(spec, { kept, churned, sampled: accounts.length > most });
}
