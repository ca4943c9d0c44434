import { type CellState, type FunnelStage, noSegment, type QuietKind } from "#lib/adoption/schema/list.ts";
import { habitDays, regularDays, silentDays } from "#lib/adoption/schema/windows.ts";
import { absoluteDate } from "../ui/dates.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { formatNumber } from "../ui/numbers.ts";

export const adoptionPath = "/adoption";

/** What a cell's mark says; the same words stand in the key below the table. */
export const cellWords: Record<CellState, string> = {
  habit: "a habit",
  regular: "regular",
  seldom: "seldom",
  unused: "paid for, not used",
  outside: "used outside the plan",
  "not-in-plan": "not in the plan",
  "no-data": "no data yet",
};

export const cellMeanings: Record<CellState, string> = {
  habit: `used on ${habitDays} days or more of 28`,
  regular: `on ${regularDays} to ${habitDays - 1}`,
  seldom: `on fewer than ${regularDays}`,
  unused: "in the plan, not used in 28 days",
  outside: "used without being in the plan",
  "not-in-plan": "not in the plan, not used",
  "no-data": "nothing about features ever arrived",
};

export const quietWords: Record<QuietKind, string> = {
  silent: `Silent for ${silentDays} days`,
  falling: "Half as active, or less",
};

/** "6.2 of 9.1" means over accounts; null without any to divide by. */
export const per = (sum: number, count: number): number | null => (count > 0 ? sum / count : null);
export const shown = (value: number | null, digits = 1): string => (value === null ? "?" : formatNumber(value, digits));

/** The accounts of a segment. */
export const segmentHref = (segment: string | null, more: Query = {}) =>
  hrefWith(adoptionPath, { owner: "all", segment: segment ?? noSegment, ...more });

export const stageWords: Record<FunnelStage, string> = {
  "in-plan": "In the plan",
  tried: "Tried",
  regular: `Regular, ${regularDays}+ days`,
  habit: `Habit, ${habitDays}+ days`,
};

/** "Oct 2026". */
export const monthWords = (month: string): string => absoluteDate(month).split(" ").slice(1).join(" ");
