/**
 * Whether a draft may follow the version in use: by their figures on the same accounts of the past. Worse means that the
 * AUC is lower by more than chance makes, or, where chance explains the difference, that more accounts left while healthy by
 * a tenth and at least three. Fewer than 30 leavings: no verdict; a lower figure asks for a reason all the same.
 */
import type { BacktestResult } from "../schema/backtest.ts";
import type { Verdict } from "../schema/gate.ts";

const leastMore = 3;
const moreBy = 1.1;

/** What the verdict rests on: the first subject is the version in use, the second the draft. */
type Tried = Pick<BacktestResult, "verdict"> & {
  difference: Pick<NonNullable<BacktestResult["difference"]>, "verdict"> | null;
  subjects: readonly Pick<BacktestResult["subjects"][number], "missedAccounts">[];
};

export function verdictOf({ verdict, difference, subjects }: Tried): Verdict {
  if (verdict !== "judged" || !difference) return "no-verdict";
  if (difference.verdict !== "same") return difference.verdict;
  const [first = 0, second = 0] = subjects.map(({ missedAccounts }) => missedAccounts);
  return second >= first + leastMore && second > first * moreBy ? "worse" : "same";
}

/** A draft below the version in use is published with a reason only, be it proven worse or too little known to tell. */
export function asksReason(
  verdict: Verdict | null,
  difference: Pick<NonNullable<BacktestResult["difference"]>, "first" | "second"> | null,
): boolean {
  if (verdict === "worse") return true;
  return verdict === "no-verdict" && difference !== null && difference.second < difference.first;
}
