import type { Measure } from "./measure.ts";
import { registry } from "./registry.ts";

/** Measures by the position at which their values are stored: the built-in ones, then, from 64 on, a team's own; undefined where there is none. */
export type MeasureList = readonly (Measure | undefined)[];

/** Leaves room for built-in measures of later versions. */
export const firstOwnPosition = 64;

export function measureList(own: readonly { position: number; measure: Measure }[]): MeasureList {
  const length = own.reduce((most, { position }) => Math.max(most, position + 1), registry.length);
  const list: (Measure | undefined)[] = Array.from({ length }, (_, position) => registry[position]);
  for (const { position, measure } of own) list[position] = measure;
  return list;
}

/** The measures of a list without its gaps. */
export function measuresIn(list: MeasureList): Measure[] {
  return list.filter((measure) => measure !== undefined);
}
