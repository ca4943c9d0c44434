import type { InteractionRow } from "#lib/engagement/schema/interactions.ts";
import { absoluteDate } from "../ui/dates.ts";
import { Tag, type Tone } from "../ui/tag.tsx";
import { sentimentWords, viaWords } from "./words.ts";

const tones: Record<NonNullable<InteractionRow["sentiment"]>, Tone> = {
  positive: "healthy",
  neutral: "neutral",
  negative: "risk",
};
const shapes = { positive: "▲", neutral: "◆", negative: "▼" } as const;

/** How a conversation felt, in shape, word and colour. */
export function SentimentTag({ sentiment }: { sentiment: NonNullable<InteractionRow["sentiment"]> }) {
  return (
    <Tag tone={tones[sentiment]}>
      <span aria-hidden="true" className="text-[8px]">
        {shapes[sentiment]}
      </span>
      {sentimentWords[sentiment]}
    </Tag>
  );
}

/** Of a note that the customer reads too. */
export function SharedTag() {
  return <Tag title="The customer reads it too">Shared</Tag>;
}

/** What was said, what came of it, what comes next, and what these words stand in for. */
export function InteractionText({ row }: { row: InteractionRow }) {
  return (
    <>
      <p className="whitespace-pre-line break-words">{row.summary}</p>
      {row.outcome && <p className="text-ink-2">Outcome: {row.outcome}</p>}
      {row.nextStep && (
        <p className="text-ink-2">
          Next: {row.nextStep.what}, by {absoluteDate(row.nextStep.on)}
        </p>
      )}
      {(row.shared || row.sentiment) && (
        <p className="flex flex-wrap gap-1.5">
          {row.shared && <SharedTag />}
          {row.sentiment && <SentimentTag sentiment={row.sentiment} />}
        </p>
      )}
      {row.corrects && (
        <details className="text-ink-3 text-sm">
          <summary>corrected</summary>
          Before: <span className="whitespace-pre-line">{row.corrects.summary}</span>
        </details>
      )}
      {row.via && <p className="text-ink-3 text-sm">Came in {viaWords[row.via]}</p>}
    </>
  );
}
