import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { type MeasureList, measuresIn } from "#lib/health/measures/measure-list.ts";
import { readMeasures } from "#lib/health/read/measures.ts";
import {
  precisionByReason,
  precisionOf,
  riskKinds,
  stateOfVerdict,
  type Verdict,
  type VerdictCount,
  verdicts,
} from "../rules/alert-precision.ts";
import { dayAfter } from "../rules.ts";
import type { AlertPrecision, AlertRow, AlertRowsInput, AlertScope } from "../schema/alerts.ts";

const verdict = Prisma.sql`case d.state ${Prisma.join(
  verdicts.map((one) => Prisma.sql`when ${stateOfVerdict[one]} then ${one}`),
  " ",
)} end`;

/** `d`: the last decision on each risk alert of the period; decisions without a model were not about an alert of one. */
function decided(version: number | null, days: number, asOf: string): Prisma.Sql {
  const ofModel = version === null ? Prisma.empty : Prisma.sql`and m.version = ${version}::int`;
  return Prisma.sql`(
    select distinct on (t.account_id, t.kind, t.opened_on) t.*, m.version
    from attention t join health_model m on m.id = t.model_id
    where t.kind in (${Prisma.join([...riskKinds])}) and t.state <> 'open' and t.opened_on > ${dayAfter(asOf, -days)}::date
      and t.opened_on <= ${asOf}::date ${ofModel}
    order by t.account_id, t.kind, t.opened_on, t.decided_at desc, t.id desc) d`;
}

async function readVersions(): Promise<number[]> {
  const rows = await db.healthModel.findMany({
    where: { status: "published" },
    select: { version: true },
    orderBy: { version: "desc" },
  });
  return rows.flatMap(({ version }) => version ?? []);
}

const asked = ({ version }: AlertScope, current: number | null) => (version === "all" ? null : (version ?? current));

/** How many alerts of a model version were real, overall and by leading reason. */
export async function readAlertPrecision(scope: AlertScope, asOf: string): Promise<AlertPrecision> {
  const versions = await readVersions();
  const current = versions[0] ?? null;
  const version = asked(scope, current);
  const counts = await db.$queryRaw<VerdictCount[]>`
    select d.measure, ${verdict} as verdict, count(*)::int as n from ${decided(version, scope.days, asOf)} group by 1, 2`;
  const measures = measuresIn(await readMeasures()).map(({ key, label, dimension }) => ({ key, label, dimension }));
  const [total, dimensions] = [precisionOf(counts), precisionByReason(counts, measures)];
  return { asOf, days: scope.days, version, current, versions, total, measures, dimensions };
}

function reasonCondition({ measure, dimension }: AlertRowsInput, measures: MeasureList): Prisma.Sql[] {
  if (measure === "none" || dimension === "none") return [Prisma.sql`d.measure is null`];
  const of = measuresIn(measures).flatMap((one) =>
    dimension === undefined || one.dimension === dimension ? one.key : [],
  );
  return [
    ...(measure === undefined ? [] : [Prisma.sql`d.measure = ${measure}`]),
    ...(dimension === undefined ? [] : [Prisma.sql`d.measure = any(${of}::text[])`]),
  ];
}

type Row = Omit<AlertRow, "label" | "dimension"> & { verdict: Verdict; total: number };

/** The decided alerts behind the figure, newest first: who judged what, when and why. */
export async function listAlerts(input: AlertRowsInput, asOf: string): Promise<{ rows: AlertRow[]; total: number }> {
  const [versions, measures] = await Promise.all([readVersions(), readMeasures()]);
  const version = asked(input, versions[0] ?? null);
  const wanted = input.verdict === undefined ? [] : [Prisma.sql`d.state = ${stateOfVerdict[input.verdict]}`];
  const conditions = [Prisma.sql`true`, ...reasonCondition(input, measures), ...wanted];
  const source = Prisma.sql`${decided(version, input.days, asOf)} where ${Prisma.join(conditions, " and ")}`;
  const [[counted], rows] = await Promise.all([
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total from ${source}`,
    db.$queryRaw<Row[]>`
      select k.id, k.account_id as "accountId", a.name as account, to_char(k.opened_on, 'YYYY-MM-DD') as day, k.kind, k.score,
        k.version, k.measure, k.verdict, k.reason, u.name as by
      from (select d.*, ${verdict} as verdict from ${source} order by d.opened_on desc, d.decided_at desc, d.account_id, d.id
        limit ${input.pageSize} offset ${(input.page - 1) * input.pageSize}) k
      join account a on a.id = k.account_id left join app_user u on u.id = k.user_id
      order by k.opened_on desc, k.decided_at desc, k.account_id, k.id`,
  ]);
  const known = new Map(measuresIn(measures).map((measure) => [measure.key, measure]));
  return {
    total: counted?.total ?? 0,
    rows: rows.map((row) => {
      const measure = known.get(row.measure ?? "");
      return { ...row, label: measure?.label ?? row.measure, dimension: measure?.dimension ?? null };
    }),
  };
}
