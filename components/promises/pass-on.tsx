"use client";

import { lazy, Suspense, useState } from "react";
import { createPortal } from "react-dom";
import { desksCategory } from "#lib/promises/rules/escalates-as.ts";
import { sentenceAround } from "#lib/promises/rules/sentence-around.ts";
import type { PromiseFinding } from "#lib/promises/schema.ts";
import type { Draft } from "../escalations/raise-fields.tsx";
import { Button } from "../ui/button.tsx";
import { TextLink } from "../ui/text-link.tsx";

const RaiseDialog = lazy(() =>
  import("../escalations/raise-dialog.tsx").then((loaded) => ({ default: loaded.RaiseDialog })),
);

type PassOnProps = {
  accountId: number;
  /** What the sentence of E5 took the place of; null when a person wrote the sentence. */
  instead: { text: string; finding: PromiseFinding } | null;
};

function draftOf(instead: PassOnProps["instead"]): Partial<Draft> {
  if (!instead) return {};
  const { text, finding } = instead;
  const sentence = sentenceAround(text, finding);
  return {
    category: desksCategory[finding.category],
    title: sentence.slice(0, 200),
    summary: `The customer asks for what success does not promise (${finding.rule}):\n\n${sentence}`,
  };
}

/** The sentence of E5 says that somebody is asked: raises the escalation it speaks of without leaving the text. */
export function PassOn({ accountId, instead }: PassOnProps) {
  const [open, setOpen] = useState(false);
  const [raised, setRaised] = useState<{ id: number; reference: string } | null>(null);
  if (raised)
    return (
      <p role="status" className="rounded-md bg-sunken px-2.5 py-2 text-sm">
        The coordinator has it as <TextLink href={`/escalations/${raised.id}`}>{raised.reference}</TextLink>.
      </p>
    );
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-md bg-sunken px-2.5 py-2 text-sm">
      <span>This reply says that the coordinator is asked.</span>
      <Button size="sm" onClick={() => setOpen(true)}>
        Escalate now
      </Button>
      {open &&
        // the text stands in a form of its own, and forms do not nest
        createPortal(
          <Suspense>
            <RaiseDialog
              account={{ id: accountId }}
              start={draftOf(instead)}
              onClose={() => setOpen(false)}
              onRaised={setRaised}
            />
          </Suspense>,
          document.body,
        )}
    </div>
  );
}
