"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import type { Model } from "#lib/health/schema/model.ts";
import type { Preview } from "#lib/health/schema/preview.ts";
import { type Saved, useModelAction } from "./use-draft.ts";

const StudioPublish = dynamic(() => import("./studio-publish.tsx").then((loaded) => loaded.StudioPublish));

type Props = {
  draft: Model | undefined;
  saved: Saved;
  next: number;
  changed: boolean;
  preview: Preview;
  /** Stores the draft as it is on screen; false when that failed. */
  flush: () => Promise<boolean>;
};

/** Starts, throws away and publishes the draft. */
export function StudioTools({ draft, saved, next, changed, preview, flush }: Props) {
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
      <Button
        variant="primary"
        disabled={!changed || saved === "not saved"}
        onClick={() => void flush().then(setPublishing)}
      >
        Publish…
      </Button>
      {publishing && (
        <StudioPublish draftId={draft.id} next={next} preview={preview} onClose={() => setPublishing(false)} />
      )}
    </>
  );
}
