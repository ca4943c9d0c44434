"use client";

import type { PromiseFinding } from "#lib/promises/schema.ts";
import { Button } from "../ui/button.tsx";
import { cn } from "../ui/cn.ts";
import { categoryWords, type FindingState, stateOf, verdictWords } from "./promise-words.ts";

type Actions = {
  onNeutral: (finding: PromiseFinding) => void;
  onOutOfScope: (finding: PromiseFinding) => void;
  onDismiss: (key: string, is: boolean) => void;
};
type FindingListProps = Actions & { findings: readonly PromiseFinding[]; dismissed: readonly string[] };

const looks: Record<FindingState, { shape: string; colour: string; box: string }> = {
  never: { shape: "■", colour: "text-risk", box: "bg-risk-soft" },
  "needs-escalation": { shape: "▲", colour: "text-watch", box: "bg-watch-soft" },
  settled: { shape: "●", colour: "text-healthy", box: "bg-sunken" },
  dismissed: { shape: "○", colour: "text-ink-3", box: "bg-sunken" },
};

/** The marked words one below the other: which rule, why, and what a person can do about each. */
export function FindingList({ findings, dismissed, ...actions }: FindingListProps) {
  if (findings.length === 0) return null;
  return (
    <ul aria-label="Marked by the promise guard" className="grid gap-1.5">
      {findings.map((finding) => (
        <Finding
          key={`${finding.start} ${finding.key}`}
          finding={finding}
          state={stateOf(finding, dismissed)}
          {...actions}
        />
      ))}
    </ul>
  );
}

function Finding({ finding, state, ...actions }: Actions & { finding: PromiseFinding; state: FindingState }) {
  const { shape, colour, box } = looks[state];
  const open = state === "never" || state === "needs-escalation";
  return (
    <li className={cn("grid gap-1.5 rounded-md px-2.5 py-2 text-sm", box)}>
      <p>
        <span aria-hidden="true" className={cn("mr-1.5 text-[11px]", colour)}>
          {shape}
        </span>
        “{finding.words}” <span className={cn("font-medium", colour)}>{verdictWords[state]}</span>
        <span className="text-ink-2">
          : {categoryWords[finding.category]}, {finding.rule}.
        </span>
      </p>
      {open && <p className="text-ink-2 text-xs">{finding.why}</p>}
      {open && <Ways finding={finding} {...actions} />}
      {state === "dismissed" && (
        <p>
          <Button size="sm" variant="quiet" onClick={() => actions.onDismiss(finding.key, false)}>
            It is a promise after all
          </Button>
        </p>
      )}
    </li>
  );
}

function Ways({ finding, onNeutral, onOutOfScope, onDismiss }: Actions & { finding: PromiseFinding }) {
  return (
    <p className="flex flex-wrap gap-1.5">
      <Button size="sm" title={finding.neutral} onClick={() => onNeutral(finding)}>
        Use the neutral wording
      </Button>
      <Button size="sm" title={finding.alternative} onClick={() => onOutOfScope(finding)}>
        Out of scope: pass it on
      </Button>
      <Button
        size="sm"
        variant="quiet"
        title="Sent as it is and logged with your name; your manager looks at such cases."
        onClick={() => onDismiss(finding.key, true)}
      >
        Not a promise
      </Button>
    </p>
  );
}
