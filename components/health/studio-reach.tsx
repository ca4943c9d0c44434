"use client";

import { Button } from "#components/ui/button.tsx";
import { formatNumber } from "#components/ui/numbers.ts";
import { Progress } from "#components/ui/progress.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { sampleMargin } from "#lib/health/rules/preview.ts";
import type { PreviewBook, PreviewRun } from "#lib/health/schema/preview.ts";

type Props = {
  book: PreviewBook;
  run: PreviewRun | null;
  exact: boolean;
  open: boolean;
  starting: boolean;
  /** Absent for those who have no draft to check. */
  onStart?: () => void;
};

/** On how many accounts the figures below stand, how exact that is, and the way to all of them. */
export function StudioReach({ book, run, exact, open, starting, onStart }: Props) {
  const sample = book.accounts.length;
  if (open && run)
    return (
      <div>
        <Progress label="Checking on the whole book" done={run.done} total={run.total} />
      </div>
    );
  return (
    <div className="grid justify-items-start gap-2 text-ink-2 text-sm" role="status">
      {exact && run ? (
        <p>
          <b className="font-strong text-ink">Whole book:</b> all {formatNumber(run.total)} accounts, checked{" "}
          {run.finishedAt && <RelativeDate at={run.finishedAt} />}. A change of the draft shows the sample again.
        </p>
      ) : (
        <p>
          <b className="font-strong text-ink">A sample:</b> {formatNumber(sample)} of {formatNumber(book.total)}{" "}
          accounts, always the same ones. A share of it is right within{" "}
          {formatNumber(sampleMargin(sample, book.total) * 100, 1)} points of the whole book, 19 times in 20; numbers
          and names are those of the sample.
        </p>
      )}
      {run?.state === "failed" && <p className="text-risk">{run.error}</p>}
      {!exact && onStart && (
        <Button size="sm" pending={starting} onClick={onStart}>
          Check on the whole book
        </Button>
      )}
    </div>
  );
}
