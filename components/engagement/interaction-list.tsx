"use client";

import { useState } from "react";
import type { InteractionRow } from "#lib/engagement/schema/interactions.ts";
import { Button } from "../ui/button.tsx";
import { RelativeDate } from "../ui/relative-date.tsx";
import { InteractionDialog } from "./interaction-dialog.tsx";
import { InteractionText } from "./interaction-text.tsx";
import type { KnownAccount } from "./log-interaction.tsx";
import { kindOf, withWords } from "./words.ts";

type InteractionListProps = {
  account: KnownAccount;
  interactions: readonly InteractionRow[];
  asOf: string;
  mayChange: boolean;
};

/** Conversations with an account, newest first; a correction shows what it replaced. */
export function InteractionList({ account, interactions, asOf, mayChange }: InteractionListProps) {
  const [correcting, setCorrecting] = useState<InteractionRow | null>(null);
  if (interactions.length === 0) return <p className="text-ink-3">No interaction recorded yet.</p>;
  return (
    <ul className="grid gap-3">
      {interactions.map((row) => (
        <li key={row.id}>
          <InteractionText row={row} />
          <p className="text-ink-3 text-sm">
            {[kindOf(row), withWords(row.contacts), row.by].filter(Boolean).join(" · ")} ·{" "}
            <RelativeDate at={row.at.slice(0, 10)} now={asOf} />{" "}
            {mayChange && (
              <Button variant="link" onClick={() => setCorrecting(row)}>
                Correct
              </Button>
            )}
          </p>
        </li>
      ))}
      {correcting && (
        <InteractionDialog accounts={[account]} corrects={correcting} onClose={() => setCorrecting(null)} />
      )}
    </ul>
  );
}
