import { Prisma } from "#lib/generated/prisma/client.ts";
import { segmentFor } from "../rules/compile.ts";
import type { Day } from "../rules/day.ts";
import { leadOf } from "../rules/lead.ts";
import { readEarlier } from "./history.ts";
import { compiledModels } from "./models.ts";
import { rowsOf } from "./rows.ts";

export type Lead = { modelId: number; score: number | null; measure: string | null };
type Row = { id: number; day: Day; modelId: number; segment: string | null; score: number | null; values: number[] };

/** What stands behind the present score of each account: its model, and the leading measure; of its fall for those in `fallen`. */
export async function readLeads(ids: number[], fallen: ReadonlySet<number>): Promise<Map<number, Lead>> {
  const rows = await rowsOf<Row>(Prisma.sql`
    select h.account_id as id, h.day, h.model_id as "modelId", a.segment, h.score, h.measure_values as values
    from account_health h join account a on a.id = h.account_id where h.account_id = any(${ids}::int[])`);
  const day = rows
    .map((row) => row.day)
    .sort()
    .at(-1);
  if (!day) return new Map();
  const [models, earlier] = await Promise.all([compiledModels(), readEarlier([...fallen], day)]);
  return new Map(
    rows.map(({ id, modelId, segment, score, values }) => {
      const model = models.get(modelId);
      const old = earlier.get(id)?.before;
      const oldModel = old && models.get(old.modelId);
      const then = old && oldModel ? { values: old.values, segment: segmentFor(oldModel, segment) } : null;
      const measure = model ? leadOf({ values, segment: segmentFor(model, segment) }, then) : null;
      return [id, { modelId, score, measure }];
    }),
  );
}
