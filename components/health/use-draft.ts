"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { sentenceOf } from "#components/people/change.ts";
import { rpc } from "#components/shell/rpc.ts";
import { toast } from "#components/ui/toast.ts";
import type { Model } from "#lib/health/schema/model.ts";
import { type ModelConfig, modelConfigSchema } from "#lib/health/schema.ts";

const pauseMs = 600;
export type Saved = "saved" | "saving" | "not saved";

/** The draft as it is edited: at once on screen, and saved a moment after the last change. */
export function useDraft(draft: Model | undefined, current: Model) {
  const [config, setConfig] = useState<ModelConfig>(draft?.config ?? current.config);
  const [saved, setSaved] = useState<Saved>("saved");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const source = draft?.id ?? current.id;
  const [shownOf, setShownOf] = useState(source);
  if (shownOf !== source) {
    setShownOf(source);
    setConfig(draft?.config ?? current.config);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  const save = async (next: ModelConfig): Promise<boolean> => {
    if (!draft) return false;
    try {
      await rpc.health.updateDraft({ modelId: draft.id, config: next });
      setSaved("saved");
      return true;
    } catch (error) {
      setSaved("not saved");
      toast({ title: "The draft was not saved", description: sentenceOf(error), tone: "failed" });
      return false;
    }
  };
  const edit = (next: ModelConfig) => {
    setConfig(next);
    clearTimeout(timer.current);
    if (!modelConfigSchema.safeParse(next).success) return setSaved("not saved");
    setSaved("saving");
    timer.current = setTimeout(() => save(next), pauseMs);
  };
  /** Whether the draft is stored as it is on screen. */
  const flush = async (): Promise<boolean> => {
    clearTimeout(timer.current);
    return saved === "saved" || save(config);
  };
  return { config, edit, saved, flush };
}

/** Runs a change of the models and shows its effect; a refusal is shown as the sentence it is. */
export function useModelAction() {
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const act = async (change: () => Promise<unknown>, done: string) => {
    setPending(true);
    try {
      await change();
      toast({ title: done });
      router.refresh();
    } catch (error) {
      toast({ title: "That did not work", description: sentenceOf(error), tone: "failed" });
    } finally {
      setPending(false);
    }
  };
  return { act, pending };
}
