// How much an account uses a feature, in one word. Days are those with any use, of the last 28. Habit: 12 days or more (three a
// week); regular: 4 or more; seldom: fewer. Unused: its plan has the feature and nobody used it, while the account's use of other
// features is known. Outside: used although its plan does not have it. No data: nothing about its use of any feature ever arrived.
// Source: account_feature, feature.plans.

import type { CellState } from "../schema/list.ts";
import { habitDays, regularDays } from "../schema/windows.ts";

export function cellState(days: number, inPlan: boolean, known: boolean): CellState {
  if (days > 0 && !inPlan) return "outside";
  if (days >= habitDays) return "habit";
  if (days >= regularDays) return "regular";
  if (days > 0) return "seldom";
  if (!inPlan) return "not-in-plan";
  return known ? "unused" : "no-data";
}
