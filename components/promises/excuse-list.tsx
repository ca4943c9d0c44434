"use client";

import type { ExcuseRow } from "#lib/promises/schema/words.ts";
import { Details } from "../ui/details.tsx";
import { formatCount } from "../ui/numbers.ts";
import { EditWords } from "./edit-words.tsx";
import { excuseWords, reachWords } from "./promise-words.ts";

type ExcuseListProps = {
  excuses: readonly ExcuseRow[];
  /** The draft that is changed; null where nothing is. */
  versionId: number | null;
};

/** What makes words innocent that look like a promise, how far each reaches, and its patterns. */
export function ExcuseList({ excuses, versionId }: ExcuseListProps) {
  return (
    <>
      <p className="mb-3 text-ink-2">
        Beside these words no rule marks anything, unless the rule says that the excuse is none for it. The customer’s
        own quoted words and questions are excused by the shape of the text.
      </p>
      <ul className="grid gap-3">
        {excuses.map((excuse) => (
          <li key={excuse.at}>
            <div className="flex flex-wrap items-baseline gap-x-2">
              <strong className="font-strong">{excuseWords[excuse.id]}</strong>
              <span className="text-ink-2">excuses what stands {reachWords[excuse.reach]}</span>
              {versionId !== null && <EditWords edited={{ excuse }} versionId={versionId} />}
            </div>
            {excuse.notAfter.length > 0 && (
              <p className="text-ink-3 text-sm">Not right after: {excuse.notAfter.join(", ")}</p>
            )}
            <Details summary={formatCount(excuse.patterns.length, "pattern")}>
              {() => (
                <ul className="mt-1 grid gap-1">
                  {excuse.patterns.map((pattern) => (
                    <li key={pattern} className="wrap-anywhere font-mono text-xs">
                      {pattern}
                    </li>
                  ))}
                </ul>
              )}
            </Details>
          </li>
        ))}
      </ul>
    </>
  );
}
