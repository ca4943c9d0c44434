import type { SliceConcentration } from "../read/concentration.ts";
import type { SliceFigure } from "../read/figures.ts";
import { isPublishable } from "../rules/publishable.ts";
import type { Period } from "../schema.ts";

/**
 * What of metrics made of money everybody may see: ratios only, of slices that hide each account at both ends of the period
 * (SPEC N4): the whole book, and each segment at month ends.
 */
export function publishable(
  figures: readonly SliceFigure[],
  periods: readonly Period[],
  spread: readonly SliceConcentration[],
): SliceFigure[] {
  return figures
    .filter(({ p, kind, slice }) => {
      const held = spread.find((one) => one.p === p && one.kind === kind && one.slice === slice);
      const monthly = kind === "whole" || periods[p]?.end.endsWith("-01");
      return monthly && held && isPublishable(held.opening) && isPublishable(held.closing);
    })
    .map((one) => ({ ...one, figure: withoutAmounts(one.figure) }));
}

function withoutAmounts(figure: SliceFigure["figure"]): SliceFigure["figure"] {
  const parts = figure.parts.filter((part) => part.unit === "ratio" || part.unit === "growth");
  return { ...figure, numerator: null, denominator: null, parts };
}
