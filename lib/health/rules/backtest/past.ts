import type { MeasureList } from "../../measures/measure-list.ts";
import type { OwnMeasure } from "../../schema/own-measure.ts";
import type { Cut } from "../../schema/prediction.ts";
import type { Day } from "../day.ts";

/**
 * The customers of a day as they were known by its end, and what became of each in the window after it. Row i is account
 * `ids[i]`; its measure values are `values[i * measures.length + position]`, NaN where unknown.
 */
export type Past = {
  asOf: Day;
  measures: MeasureList;
  own: readonly OwnMeasure[];
  /** By position: whether anyone in the book had data for the measure on that day. */
  inUse: boolean[];
  ids: Int32Array;
  segments: (string | null)[];
  values: Float64Array;
  /** 1: left inside the window. */
  churned: Uint8Array;
  /** The first day after the date on which it left, whenever that was. */
  leftOn: (Day | null)[];
  /** Left out: those that left before the window began, and those that were no customers yet. */
  leftInLead: number;
  notYet: number;
  /** Built-in measures that rest on values without a day of their own, written down later. */
  undated: ReadonlySet<string>;
  /** Rows of evidence of these accounts that are dated later, and were not read. */
  cut: Cut;
};
