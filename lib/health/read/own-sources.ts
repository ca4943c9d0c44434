import { findFields } from "#lib/accounts/read/fields.ts";
import { looksLikeAmount } from "#lib/accounts/rules/fields.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { accountColumns, type OwnSource, type OwnSourceChoice } from "../schema/own-measure.ts";
import { readEventSources } from "./event-sources.ts";

const mostCategories = 12;
const numbers = new Set(["seats"]);
const days = new Set(["customer_since", "contract_start"]);
const columnNames: Record<(typeof accountColumns)[number], string> = {
  industry: "Industry",
  country: "Country",
  plan: "Plan",
  tier: "Tier",
  segment: "Segment",
  seats: "Seats",
  customer_since: "Customer since",
  contract_start: "Contract start",
};

async function readMetrics(): Promise<OwnSourceChoice[]> {
  const rows = await db.$queryRaw<{ id: number; name: string; accounts: number }[]>`
    select m.id, m.name, coalesce(found.accounts, 0) as accounts from custom_metric m
    left join (select metric_id, count(*)::int as accounts
      from (select distinct metric_id, account_id from custom_value) v group by metric_id) found on found.metric_id = m.id
    where not m.is_money order by m.name`;
  return rows.map(({ id, name, accounts }) => ({
    source: { kind: "metric", metricId: id },
    name,
    group: "Figures",
    values: "number",
    accounts,
    categories: [],
  }));
}

async function readUse(): Promise<OwnSourceChoice[]> {
  const [features, [all]] = await Promise.all([
    db.$queryRaw<{ id: number; name: string }[]>`select id, name from feature order by name limit 500`,
    db.$queryRaw<{ n: number }[]>`
      select count(*)::int as n from account a where exists (select from usage_daily u where u.account_id = a.id)`,
  ]);
  const accounts = all?.n ?? 0;
  const shared = { group: "Use of the product", values: "number", accounts, categories: [] } as const;
  return [
    ...(accounts > 0
      ? [{ ...shared, source: { kind: "usage" as const, featureId: null }, name: "All events", categories: [] }]
      : []),
    ...features.map(({ id, name }) => ({
      ...shared,
      source: { kind: "usage" as const, featureId: id },
      name,
      categories: [],
    })),
  ];
}

async function readTickets(): Promise<OwnSourceChoice[]> {
  const [found] = await db.$queryRaw<{ accounts: number }[]>`
    select count(*)::int as accounts from account a where exists (select from ticket t where t.account_id = a.id)`;
  const accounts = found?.accounts ?? 0;
  return accounts > 0
    ? [
        {
          source: { kind: "tickets" },
          name: "Tickets opened",
          group: "Support",
          values: "number",
          accounts,
          categories: [],
        },
      ]
    : [];
}

async function readSurveys(): Promise<OwnSourceChoice[]> {
  const rows = await db.$queryRaw<{ id: number; name: string; accounts: number }[]>`
    select s.id, s.name, (select count(distinct account_id)::int from survey_response r where r.survey_id = s.id) as accounts
    from survey s order by s.name limit 200`;
  return rows.map(({ id, name, accounts }) => ({
    source: { kind: "survey", surveyId: id },
    name,
    group: "Survey questions",
    values: "number",
    accounts,
    categories: [],
  }));
}

/** How many accounts have a text, and the most frequent ones. */
async function frequent(text: Prisma.Sql): Promise<{ accounts: number; categories: string[] }> {
  const rows = await db.$queryRaw<{ value: string; n: number; accounts: number }[]>`
    select left(${text}, 200) as value, count(*)::int as n, (sum(count(*)) over ())::int as accounts
    from account a where a.merged_into_id is null and coalesce(${text}, '') <> '' group by 1 order by 2 desc, 1 limit ${mostCategories}`;
  return {
    accounts: rows[0]?.accounts ?? 0,
    categories: rows.map(({ value }) => value).filter((value) => !looksLikeAmount(value)),
  };
}

async function readColumns(): Promise<OwnSourceChoice[]> {
  const found = await Promise.all(
    accountColumns.map(async (column): Promise<OwnSourceChoice> => {
      const values = numbers.has(column) ? "number" : days.has(column) ? "day" : "category";
      const { accounts, categories } = await frequent(Prisma.sql`a.${Prisma.raw(column)}::text`);
      return {
        source: { kind: "column", column },
        name: columnNames[column],
        group: "Fields of the account",
        values,
        accounts,
        categories: values === "category" ? categories : [],
      };
    }),
  );
  return found.filter(({ accounts }) => accounts > 0);
}

async function readFields(): Promise<OwnSourceChoice[]> {
  const defined = await db.$queryRaw<{ key: string; label: string; type: string }[]>`
    select key, label, type from custom_field where archived_at is null and type <> 'date' order by position`;
  const found = (await findFields())
    .filter(({ type }) => type !== "date")
    .map(({ key, type }) => ({ key, label: key, type }));
  return Promise.all(
    [...defined, ...found].map(async ({ key, label, type }): Promise<OwnSourceChoice> => {
      const { accounts, categories } = await frequent(Prisma.sql`(a.custom ->> ${key}::text)`);
      const isNumber = type === "number";
      return {
        source: { kind: "field", key },
        name: label,
        group: "Fields of the account",
        values: isNumber ? "number" : "category",
        accounts,
        categories: isNumber ? [] : categories,
      };
    }),
  );
}

/** Whether a measure may be made of it: a field that nobody is offered may hold amounts (N4). */
export async function isOffered(source: OwnSource): Promise<boolean> {
  if (source.kind === "metric")
    return (await db.customMetric.count({ where: { id: source.metricId, isMoney: false } })) > 0;
  if (source.kind !== "field") return true;
  const defined = await db.customField.findUnique({ where: { key: source.key }, select: { archivedAt: true } });
  return defined ? defined.archivedAt === null : (await findFields()).some(({ key }) => key === source.key);
}

/** Everything that a measure can be made of, but money: its rows are no sign that everybody may see (N4). */
export async function listOwnSources(): Promise<OwnSourceChoice[]> {
  const parts = await Promise.all([
    readMetrics(),
    readFields(),
    readColumns(),
    readUse(),
    readEventSources(),
    readTickets(),
    readSurveys(),
  ]);
  return parts.flat();
}
