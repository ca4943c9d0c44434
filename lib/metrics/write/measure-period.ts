import { today } from "#lib/clock.ts";
import { catalog } from "../catalog/catalog.ts";
import { readBoard, tileOf } from "../read/board.ts";
import { readCompanyTimeZone, readDefinitions } from "../read/definitions.ts";
import { isJudged } from "../rules/period.ts";
import { type Figure, type MetricKey, metricKeys, type Period } from "../schema.ts";
import { derive } from "./derive.ts";
import { publishPeriods } from "./publish.ts";

export type PeriodReport = {
  period: Period;
  judged: boolean;
  definitionVersion: number;
  metrics: ({ key: MetricKey; name: string; unit: string; target: number | null; met: boolean | null } & Figure)[];
};

/**
 * Every metric over a period for the whole book, as a report for scripts. What is made of money comes from what was
 * published for this period, so that no other way leads around the rule that hides single accounts (SPEC N4).
 */
export async function measurePeriod(period: Period): Promise<PeriodReport> {
  const timeZone = await readCompanyTimeZone();
  await derive(today(timeZone));
  await publishPeriods(today(timeZone), [period]);
  const { version, config } = await readDefinitions();
  const context = { timeZone, definitions: config };
  const boards = await readBoard({
    period,
    filter: {},
    context,
    lines: { segment: [], owner: [] },
    kept: true,
    keptTrend: true,
    keys: metricKeys,
  });
  const metrics = boards.map((board) => {
    const { key, name, unit, target, met, figure } = tileOf(board, {}, context);
    return { key, name, unit, target, met, ...figure };
  });
  metrics.sort((a, b) => catalog.findIndex((one) => one.key === a.key) - catalog.findIndex((one) => one.key === b.key));
  return { period, judged: isJudged(period), definitionVersion: version, metrics };
}
