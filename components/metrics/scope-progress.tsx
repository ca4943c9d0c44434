import { Banner } from "#components/ui/banner.tsx";
import { Progress } from "#components/ui/progress.tsx";
import type { Rescope } from "#lib/metrics/schema/products.ts";

type Scores = { state: string; done: number; total: number } | null;
const steps = ["Working out who is a customer", "Working out the figures", "Handing over to the scores"];

type ScopeProgressProps = { rescope: Rescope | null; scores: Scores };

/** How far figures and scores have followed the last change; nothing once all have. */
export function ScopeProgress(props: ScopeProgressProps) {
  return (
    <div className="pb-3 empty:hidden">
      <Following {...props} />
    </div>
  );
}

function Following({ rescope, scores }: ScopeProgressProps) {
  const state = rescope?.state;
  if (state === "failed")
    return (
      <Banner tone="problem">
        The figures could not follow the last change. They are tried again by themselves; until then they show what they
        showed before.
      </Banner>
    );
  if (rescope && (state === "waiting" || state === "running")) {
    const detail =
      state === "waiting" ? "waiting" : `step ${Math.min(rescope.done + 1, rescope.total)} of ${rescope.total}`;
    return (
      <Banner label="Figures are following">
        <Progress
          label={steps[Math.min(rescope.done, steps.length - 1)] ?? ""}
          done={rescope.done}
          total={rescope.total}
          detail={detail}
        />
      </Banner>
    );
  }
  if (rescope && scores?.state === "running")
    return (
      <Banner label="Scores are following">
        <Progress label="Scoring past weeks" done={scores.done} total={scores.total} />
      </Banner>
    );
  return null;
}
