import { config } from "#lib/config.ts";
import { readRawFrom } from "#lib/ingest/write/partitions.ts";
import { recount } from "#lib/ingest/write/recount.ts";
import { sentence } from "#lib/launch/start.ts";
import { withDatabase } from "#lib/launch/with-database.ts";

/** Prints how the stored rollups compare with a recount over the raw days kept; 0 only when they are equal. */
export async function recountCommand(root: string): Promise<number> {
  try {
    const report = await withDatabase(root, async () => recount(await readRawFrom(new Date(), config.rawDays)));
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return report.differences === 0 ? 0 : 1;
  } catch (cause) {
    console.error(sentence(cause));
    return 1;
  }
}
