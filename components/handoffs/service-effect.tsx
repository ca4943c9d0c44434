import { effectOf, leastAnswers } from "#lib/handoffs/rules/steps.ts";
import type { ServiceEffect as Effect } from "#lib/handoffs/schema.ts";
import { Delta } from "../ui/delta.tsx";
import { formatCount, formatNumber, formatPercent } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";

/** What became of the satisfaction of accounts whose issues went to customer service and came back (C3). */
export function ServiceEffect({ effect }: { effect: Effect }) {
  const { before, after, change } = effectOf(effect);
  const { issues, accounts } = effect;
  return (
    <Section title="Effect on satisfaction" className="mb-6">
      <p className="mb-2 text-ink-2">
        {formatCount(issues, "issue")} of {formatCount(accounts, "account")} came back closed. CSAT as the target counts
        it: 90 days before each was handed over, 90 days after it was closed.
      </p>
      <dl className="flex flex-wrap gap-x-10 gap-y-2">
        <Side label="Before" share={before} answers={effect.before.answers} />
        <Side label="After" share={after} answers={effect.after.answers} />
        <div>
          <dt className="text-ink-3 text-xs">Change</dt>
          <dd className="font-semibold text-lg">
            {change === null ? "cannot tell yet" : <Delta value={change} look="arrow" since="points" />}
          </dd>
        </div>
      </dl>
      {change === null && (
        <p className="mt-2 text-ink-3 text-sm">It takes {leastAnswers} answers on each side to tell.</p>
      )}
    </Section>
  );
}

function Side({ label, share, answers }: { label: string; share: number | null; answers: number }) {
  return (
    <div>
      <dt className="text-ink-3 text-xs">{label}</dt>
      <dd className="font-semibold text-lg">
        {share === null ? "cannot tell" : formatPercent(share, 0)}{" "}
        <small className="font-normal text-ink-3 text-xs">{formatNumber(answers)} answers</small>
      </dd>
    </div>
  );
}
