"use client";

import { useState } from "react";
import type { DocumentedRow } from "#lib/engagement/schema/interactions.ts";
import { Button } from "../ui/button.tsx";
import { ButtonLink } from "../ui/button-link.tsx";
import { RelativeDate } from "../ui/relative-date.tsx";
import { SidePanel } from "../ui/side-panel.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { InteractionDialog } from "./interaction-dialog.tsx";
import { InteractionText } from "./interaction-text.tsx";
import { kindOf, systemWords } from "./words.ts";

type DocumentedPanelProps = { row: DocumentedRow; asOf: string; onClose: () => void };

/** One entry in full beside the list, with its correction. */
export function DocumentedPanel({ row, asOf, onClose }: DocumentedPanelProps) {
  const [correcting, setCorrecting] = useState(false);
  const { interaction, system, account, accountId } = row;
  const kind = interaction ? kindOf(interaction) : system ? systemWords[system.kind] : "";
  return (
    <SidePanel
      title={account}
      onClose={onClose}
      actions={<ButtonLink href={`/accounts/${accountId}/timeline`}>Open timeline</ButtonLink>}
    >
      <div className="grid gap-3">
        <p className="text-ink-3 text-sm">
          {system && <Tag title="Bellwether did this by itself">System</Tag>}{" "}
          {[kind, row.by].filter(Boolean).join(" · ")} · <RelativeDate at={row.at.slice(0, 10)} now={asOf} />
        </p>
        {interaction && <InteractionText row={interaction} />}
        {interaction && interaction.contacts.length > 0 && (
          <p className="text-ink-2">With {interaction.contacts.map(({ name }) => name).join(", ")}</p>
        )}
        {system && <p>{system.href ? <TextLink href={system.href}>{system.what}</TextLink> : system.what}</p>}
        {interaction && row.mayChange && (
          <Button onClick={() => setCorrecting(true)} className="justify-self-start">
            Correct
          </Button>
        )}
      </div>
      {correcting && interaction && (
        <InteractionDialog
          accounts={[{ id: accountId, name: account }]}
          corrects={interaction}
          onClose={() => setCorrecting(false)}
        />
      )}
    </SidePanel>
  );
}
