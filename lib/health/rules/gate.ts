/**
 * Whether a draft may follow the version in use: by their figures on the same accounts of the past. Worse means that the
 * AUC is lower by more than chance makes, or, where chance explains the difference, that more accounts left while healthy by
 * a tenth and at least three. Fewer than 30 leavings: no verdict.
 */
import type { GateResult, Verdict } from "../schema/gate.ts";

const leastMore = 3;
const moreBy = 1.1;

export function verdictOf({ backtest }: Pick<GateResult, "backtest">): Verdict {
  const { verdict, difference, subjects } = backtest;
  if (verdict !== "judged" || !difference) return "no-verdict";
  if (difference.verdict !== "same") return difference.verdict;
  const [first = 0, second = 0] = subjects.map(({ missedAccounts }) => missedAccounts);
  return second >= first + leastMore && second > first * moreBy ? "worse" : "same";
}
