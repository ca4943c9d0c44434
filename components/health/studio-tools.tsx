"use client";

import { useState } from "react";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import type { Model } from "#lib/health/schema/model.ts";
import { StudioNote } from "./studio-note.tsx";
import { type Saved, useModelAction } from "./use-draft.ts";

type Props = { draft: Model | undefined; saved: Saved; next: number; changed: boolean; flush: () => Promise<void> };

/** Starts, throws away and publishes the draft. */
export function StudioTools({ draft, saved, next, changed, flush }: Props) {
  const [publishing, setPublishing] = useState(false);
  const { act, pending } = useModelAction();
  if (!draft) {
    return (
      <Button
        variant="primary"
        pending={pending}
        onClick={() => act(() => rpc.health.createDraft({}), "A draft was started")}
      >
        Start a draft
      </Button>
    );
  }
  const publish = async (note: string) => {
    await flush();
    await act(
      () => rpc.health.publish({ modelId: draft.id, note }),
      `Version ${next} is in use; scores follow in seconds`,
    );
  };
  return (
    <>
      <span className="text-ink-3 text-xs" role="status">
        {saved === "saved" ? "Draft saved" : saved === "saving" ? "Saving …" : "Not saved: check the values"}
      </span>
      <Button
        pending={pending}
        onClick={() => act(() => rpc.health.deleteDraft({ modelId: draft.id }), "The draft was thrown away")}
      >
        Throw away
      </Button>
      <Button variant="primary" disabled={!changed || saved === "not saved"} onClick={() => setPublishing(true)}>
        Publish…
      </Button>
      {publishing && (
        <StudioNote
          title={`Publish version ${next}`}
          description="It never changes again, and every account is scored by it."
          action={`Publish version ${next}`}
          onClose={() => setPublishing(false)}
          onConfirm={publish}
        />
      )}
    </>
  );
}
