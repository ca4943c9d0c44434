import { sentence } from "#lib/launch/start.ts";
import { withDatabase } from "#lib/launch/with-database.ts";
import { periodOf } from "#lib/metrics/rules/period.ts";
import { day } from "#lib/metrics/schema.ts";
import { measurePeriod } from "#lib/metrics/write/measure-period.ts";
import { Problem } from "#lib/problem.ts";

/** Prints every metric over the half-open period; 0 unless the dates make no sense. */
export async function metricsCommand(root: string, asked: { from?: string; to?: string }): Promise<number> {
  try {
    const from = day.safeParse(asked.from).data;
    const to = day.safeParse(asked.to).data;
    if (!from || !to || from >= to)
      throw new Problem(
        "Say which period: npm run metrics -- --from 2025-01-01 --to 2026-01-01 (the last day is not counted).",
      );
    const report = await withDatabase(root, () => measurePeriod(periodOf(from, to)));
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return 0;
  } catch (cause) {
    console.error(sentence(cause));
    return 1;
  }
}
