import type { Distribution } from "#lib/health/schema/own-measure.ts";
import { Banner } from "../ui/banner.tsx";
import { formatNumber } from "../ui/numbers.ts";
import { OwnHistogram } from "./own-histogram.tsx";
import { aucText } from "./prediction-words.ts";

/** How often the accounts that stayed have the higher value, in a sentence. */
function separationWords({ separation, kept, churned }: Distribution): string {
  if (churned === 0) return "No account has left yet: there is nothing to compare with.";
  if (!separation) return `${formatNumber(kept)} accounts stayed, ${formatNumber(churned)} left.`;
  const { value, low, high } = separation;
  const more = value >= 0.5 ? "higher" : "lower";
  const [shown, from, to] = value >= 0.5 ? [value, low, high] : [1 - value, 1 - high, 1 - low];
  return `Of an account that stayed and one that left, the one that stayed has the ${more} value in ${aucText(shown)} of cases (${aucText(from)} to ${aucText(to)}); .50 tells nothing apart.`;
}

/** What is known of a measure before it is made. */
export function OwnMeasureFindings({ found }: { found: Distribution }) {
  return (
    <div className="grid gap-3">
      <p className="max-w-prose text-ink-2">
        {separationWords(found)}
        {found.sampled && " From a sample of 20,000 accounts."}
      </p>
      {found.leak && <Banner tone="warning">{found.leak}</Banner>}
      <OwnHistogram found={found} />
    </div>
  );
}
