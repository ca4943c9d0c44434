import { segmentFor } from "../rules/compile.ts";
import type { Day } from "../rules/day.ts";
import { evaluate } from "../rules/evaluate.ts";
import { buildLedger } from "../rules/ledger.ts";
import type { Ledger } from "../schema/ledger.ts";
import { readEarlier } from "./history.ts";
import { compiledModels, currentModel } from "./models.ts";
import { factPages } from "./pages.ts";
import { readBookFor } from "./reach.ts";

/** The ledgers of these accounts as of a day, under the current model, with what changed in 14 days; none before the book was scored on that day. */
export async function readLedgers(ids: readonly number[], day: Day): Promise<Map<number, Ledger>> {
  const found = new Map<number, Ledger>();
  if (ids.length === 0) return found;
  const [{ book, inUse }, current, models] = await Promise.all([readBookFor(day), currentModel(), compiledModels()]);
  const model = models.get(current?.id ?? 0);
  if (!inUse || !model) return found;
  const earlier = await readEarlier([...ids], day);
  for await (const { facts } of factPages(book, [...ids])) {
    for (const one of facts) {
      const old = earlier.get(one.accountId)?.before ?? null;
      const oldModel = old && models.get(old.modelId);
      const before =
        old && oldModel && one.churnedOn === null
          ? { values: old.values, day: old.day, segment: segmentFor(oldModel, one.segment) }
          : null;
      const evaluation = evaluate(one, book.measures);
      const segment = segmentFor(model, one.segment);
      const frozenOn = one.churnedOn === null ? null : one.asOf;
      found.set(one.accountId, buildLedger({ facts: one, evaluation, segment, inUse, frozenOn, before }));
    }
  }
  return found;
}
