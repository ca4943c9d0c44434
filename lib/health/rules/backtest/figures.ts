/**
 * The figures of one score on some rows. AUC and lift are of the rows that it judged; recall and precision of all rows: an
 * account without a verdict raised no alarm.
 */

import type { Figures } from "../../schema/prediction.ts";
import type { Band } from "../../schema.ts";
import { alarm } from "../prediction/alarm.ts";
import { auc } from "../prediction/auc.ts";
import { lift } from "../prediction/lift.ts";

/** Row by row: a score (NaN: no verdict), a band where the score has bands, and whether the account left. */
export type FigureRows = { scores: Float64Array; bands: Band[] | null; churned: Uint8Array };

export function figuresOf({ scores, bands, churned }: FigureRows): Figures {
  let [n, left, churnedUnjudged] = [0, 0, 0];
  for (let row = 0; row < scores.length; row++) {
    const one = churned[row] ? 1 : 0;
    if (Number.isNaN(scores[row] ?? Number.NaN)) churnedUnjudged += one;
    else {
      n++;
      left += one;
    }
  }
  const found = auc(scores, churned);
  const raised = bands && alarm(bands, churned);
  return {
    n,
    churned: left,
    unjudged: scores.length - n,
    churnedUnjudged,
    auc: found && { value: found.value, low: found.low, high: found.high },
    lift: lift(scores, churned)?.value ?? null,
    recall: raised?.recall ?? null,
    precision: raised?.precision ?? null,
    churnedWhileHealthy: raised?.churnedWhileHealthy ?? null,
  };
}
