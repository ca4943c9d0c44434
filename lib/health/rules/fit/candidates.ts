/**
 * What a fit may weigh: every measure there is but the archived ones, unless the model uses them. A measure that by itself
 * separates too well is a probable leak and is left out; one that knows only the present, or asks whether a row exists, is
 * left out unless the model uses it already, which somebody then decided knowingly.
 */
import type { BacktestFlag } from "../../schema/backtest.ts";
import type { ModelConfig } from "../../schema.ts";
import type { Past } from "../backtest/past.ts";

/** Keys with a weight in any segment of the model. */
export function usedKeys(config: ModelConfig): Set<string> {
  const measures = config.segments.flatMap((segment) => segment.measures);
  return new Set(measures.filter(({ weight }) => weight > 0).map(({ key }) => key));
}

/** The positions of the measures to look at. */
export function candidatePositions({ measures, own }: Pick<Past, "measures" | "own">, config: ModelConfig): number[] {
  const used = usedKeys(config);
  const archived = new Set(own.filter(({ archivedOn }) => archivedOn !== null).map(({ key }) => key));
  return [...measures.keys()].filter((at) => {
    const key = measures[at]?.key;
    return key !== undefined && (!archived.has(key) || used.has(key));
  });
}

/** Of what is suspicious, that which is left out of the fit. */
export function leftOut(flags: readonly BacktestFlag[], config: ModelConfig): BacktestFlag[] {
  const used = usedKeys(config);
  return flags.filter(({ kind, key }) => kind === "leak" || !used.has(key));
}
