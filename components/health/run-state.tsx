import type { Run } from "#lib/health/schema/prediction.ts";
import { formatPercent } from "../ui/numbers.ts";
import { Tag } from "../ui/tag.tsx";
import { runStateWords } from "./backtest-words.ts";

const tones = { waiting: "neutral", running: "accent", done: "healthy", failed: "risk", cancelled: "neutral" } as const;

/** Where a run over the past stands, in a list. */
export function RunState({ run: { state, done, total } }: { run: Pick<Run, "state" | "done" | "total"> }) {
  return (
    <>
      <Tag tone={tones[state]}>{runStateWords[state]}</Tag>
      {state === "running" && total > 0 && (
        <span className="ml-1.5 text-ink-2 text-sm">{formatPercent((done / total) * 100, 0)}</span>
      )}
    </>
  );
}
