import type { AnswerRow } from "#lib/accounts/schema/account.ts";
import { RelativeDate } from "../ui/relative-date.tsx";

/** Survey answers with their scale, newest first. */
export function AnswerList({ answers, asOf }: { answers: readonly AnswerRow[]; asOf: string }) {
  return (
    <ul className="grid gap-3">
      {answers.map((answer) => (
        <li key={answer.id}>
          <p>
            <b>
              {answer.score ?? "–"} of {answer.scaleMax}
            </b>{" "}
            {answer.satisfied !== null && answer.kind !== "nps" && (
              <span className={answer.satisfied ? "text-healthy" : "text-risk"}>
                {answer.satisfied ? "✓ satisfied" : "✕ not satisfied"}
              </span>
            )}
            {answer.comment && <span className="block text-ink-2">“{answer.comment}”</span>}
          </p>
          <p className="text-ink-3 text-sm">
            {[answer.survey, answer.contact].filter(Boolean).join(" · ")} ·{" "}
            <RelativeDate at={answer.answeredAt?.slice(0, 10) ?? null} now={asOf} />
          </p>
        </li>
      ))}
    </ul>
  );
}
