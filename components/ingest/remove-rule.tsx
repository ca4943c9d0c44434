"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { formatCount } from "#components/ui/numbers.ts";
import type { FeatureRuleRow } from "#lib/ingest/schema/names.ts";

const ConfirmDialog = dynamic(() =>
  import("#components/people/confirm-dialog.tsx").then((loaded) => loaded.ConfirmDialog),
);

export function RemoveRule({ rule }: { rule: FeatureRuleRow }) {
  const [open, setOpen] = useState(false);
  const { id: ruleId, pattern, feature, names } = rule;
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)} aria-label={`Remove the rule ${pattern}`}>
        Remove
      </Button>
      {open && (
        <ConfirmDialog
          title={`Remove the rule “${pattern}”?`}
          action="Remove"
          done={`The rule “${pattern}” is removed; use of ${feature} is counted again`}
          change={() => rpc.ingest.removeRule({ ruleId })}
          onClose={() => setOpen(false)}
        >
          {formatCount(names, "name")} it decides {names === 1 ? "goes" : "go"} to the next rule that matches, or to no
          feature. The use of {feature} is counted again as far as raw events are kept. Make the rule again to take it
          back.
        </ConfirmDialog>
      )}
    </>
  );
}
