import { LEAST_TO_JUDGE } from "#lib/health/rules/least-leavings.ts";
import type { Figures } from "#lib/health/schema/prediction.ts";
import { formatNumber, formatPercent } from "../ui/numbers.ts";

/** What the figures of a prediction are, for a person who talks with customers: two sentences each. */
export const predictionWords = {
  auc: {
    name: "AUC",
    words:
      "Take one customer who left and one who stayed: AUC is how often the one who left had the lower score. A coin toss gives .50, a score that is never wrong 1.00, and around .70 is good in practice.",
  },
  lift: {
    name: "Lift in the top decile",
    words:
      "Of the tenth of accounts with the lowest scores, how many times more left than of accounts in general. A lift of 3 means that calling those first meets three times as many leavers as calling at random.",
  },
  recall: {
    name: "Recall at at-risk",
    words:
      "Of the customers who left, the share that stood at risk beforehand. The rest left without that warning, so a low recall means surprises.",
  },
  precision: {
    name: "Precision at at-risk",
    words:
      "Of the accounts that stood at risk, the share that then left. A low precision means many calls for nothing, though some stayed because somebody called.",
  },
  missed: {
    name: "Churned while healthy",
    words:
      "Customers who left although their score said healthy, counted once for each date on which it did. Read a few by name: what they had in common is what the score does not see yet.",
  },
  calibration: {
    name: "Calibration",
    words:
      "The accounts in ten groups from the lowest scores to the highest, and how many of each left. In a score that means something fewer leave from group to group; a step the wrong way that is more than chance is marked.",
  },
} as const;
export type PredictionWord = keyof typeof predictionWords;

/** A share of 0–1 as analysts write it: ".72". */
export function aucText(value: number): string {
  const text = formatNumber(value, 2);
  return text.startsWith("0") ? text.slice(1) : text;
}

/** ".72 (.66 to .78)"; "n/a" without a figure. */
export function aucWords(auc: Figures["auc"]): string {
  return auc ? `${aucText(auc.value)} (${aucText(auc.low)} to ${aucText(auc.high)})` : "n/a";
}

/** "31 % (24 to 39)"; "n/a" without a figure. */
export function shareWords(share: Figures["recall"]): string {
  if (!share) return "n/a";
  const [low, high] = [formatNumber(share.low * 100), formatNumber(share.high * 100)];
  return `${formatPercent(share.value * 100, 0)} (${low} to ${high})`;
}

/** What an AUC and its interval say, in one sentence; `judged` is false where too few left for a verdict. */
export function aucSentence({ auc, n }: Pick<Figures, "auc" | "n">, judged = true): string {
  if (n === 0) return "No account had a score: too little is known of them on these dates.";
  if (!auc) return "There is no figure without both accounts that left and accounts that stayed.";
  const pairs = `In ${formatNumber(auc.value * 100)} of 100 pairs the customer who left had the lower score`;
  if (!judged) return `${pairs}; with so few, it may as well be ${interval(auc)}.`;
  if (auc.low > 0.5) return `${pairs}: the score tells them apart.`;
  if (auc.high < 0.5) return `${pairs}: the score points the wrong way.`;
  return `${pairs}, and 50, a coin toss, lies within what chance can do: it is not shown that the score tells them apart.`;
}

const interval = ({ low, high }: { low: number; high: number }) =>
  `${formatNumber(low * 100)} or ${formatNumber(high * 100)}`;

/** Why there is no verdict, or null when there is one. `leavings` counts an account that left once. */
export function noVerdictSentence(leavings: number): string | null {
  if (leavings === 0)
    return "Nobody left in these windows, so nothing can say whether the score foresees it. Choose earlier dates or a longer window.";
  if (leavings >= LEAST_TO_JUDGE) return null;
  const left = leavings === 1 ? "Only 1 customer" : `Only ${formatNumber(leavings)} customers`;
  return `${left} left in these windows. With fewer than ${LEAST_TO_JUDGE} no verdict is possible: read the figures with their intervals.`;
}

/** Which of two is better, as far as the accounts can tell; `judged` is false where too few left for a verdict. */
export function differenceSentence(
  difference: { value: number; low: number; high: number; verdict: "better" | "worse" | "same" },
  first: string,
  second: string,
  judged = true,
): string {
  const { value, low, high, verdict } = difference;
  const reach = `interval ${signed(low)} to ${signed(high)}`;
  if (!judged) return `AUC of ${second} differs from that of ${first} by ${signed(value)}, ${reach}.`;
  if (verdict === "same")
    return `${second} and ${first} are not told apart: AUC differs by ${signed(value)}, ${reach}.`;
  const way = verdict === "better" ? "higher" : "lower";
  return `${second} is ${verdict} than ${first}: AUC ${way} by ${aucText(Math.abs(value))}, ${reach}.`;
}

const signed = (value: number) => (value < 0 ? "−" : "+") + aucText(Math.abs(value));

/** Whether fewer leave from group to group. */
export function calibrationSentence({
  inversions,
  beyondChance,
}: {
  inversions: number;
  beyondChance: { lower: number; higher: number } | null;
}): string {
  if (beyondChance)
    return `Group ${beyondChance.higher} left more often than group ${beyondChance.lower} although it scored higher, and by more than chance: the score goes the wrong way there.`;
  if (inversions === 0)
    return "From the lowest scores to the highest, fewer left in every group than in the one before.";
  const steps = inversions === 1 ? "One step goes" : `${inversions} steps go`;
  return `${steps} the wrong way, none by more than chance.`;
}
