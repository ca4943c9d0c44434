import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { RuleFigures } from "../schema/rules.ts";

type Row = { ruleId: string; version: number | null } & Omit<RuleFigures, "precision">;

/**
 * How often rules marked a sentence, how often somebody called that no promise, and what a manager said of it. A dismissal counts
 * as a false alarm until a manager says that it was a promise.
 */
async function readFigures(by: Prisma.Sql, where: Prisma.Sql): Promise<(Row & RuleFigures)[]> {
  const rows = await db.$queryRaw<Row[]>`
    select f.rule_id as "ruleId", ${by} as version, count(*)::int as flagged, count(*) filter (where d.dismissed)::int as dismissed,
      count(*) filter (where d.promise)::int as "judgedPromise", count(*) filter (where d.dismissed and not d.promise and d.judged)::int as "judgedNone"
    from promise_flag f cross join lateral (
      select count(*) > 0 as dismissed, count(j.dismissal_id) > 0 as judged, coalesce(bool_or(j.was_promise), false) as promise
      from promise_dismissal d left join promise_judgement j on j.dismissal_id = d.id where d.flag_id = f.id) d
    where ${where} group by 1, 2`;
  return rows.map((row) => ({ ...row, precision: precisionOf(row) }));
}

function precisionOf({ flagged, dismissed, judgedPromise }: Omit<RuleFigures, "precision">): number | null {
  return flagged === 0 ? null : (flagged - dismissed + judgedPromise) / flagged;
}

export const noFigures: RuleFigures = { flagged: 0, dismissed: 0, judgedPromise: 0, judgedNone: 0, precision: null };

/** Of every rule, over all versions. */
export async function figuresOfRules(): Promise<Map<string, RuleFigures>> {
  const rows = await readFigures(Prisma.sql`null::int`, Prisma.sql`true`);
  return new Map(rows.map(({ ruleId, version: _, ...figures }) => [ruleId, figures]));
}

/** Of one rule, version by version, the newest first: a rule that was changed is another rule. */
export async function figuresByVersion(ruleId: string): Promise<{ version: number; figures: RuleFigures }[]> {
  const rows = await readFigures(Prisma.sql`f.version`, Prisma.sql`f.rule_id = ${ruleId}`);
  return rows
    .map(({ ruleId: _, version, ...figures }) => ({ version: version ?? 0, figures }))
    .toSorted((a, b) => b.version - a.version);
}
