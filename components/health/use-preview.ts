"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { orpc, rpc } from "#components/shell/rpc.ts";
import { toast } from "#components/ui/toast.ts";
import { previewOf } from "#lib/health/rules/preview.ts";
import type { Model } from "#lib/health/schema/model.ts";
import type { PreviewBook, PreviewRun } from "#lib/health/schema/preview.ts";
import type { ModelConfig } from "#lib/health/schema.ts";

const everyMs = 1000;
const isOpen = (run: PreviewRun | null | undefined) => run?.state === "waiting" || run?.state === "running";
const same = (a: ModelConfig, b: ModelConfig) => JSON.stringify(a) === JSON.stringify(b);

/**
 * A value, once what else depends on it has been painted. Never put off by newer ones, as React's deferred values are: a
 * thumb that keeps moving would keep the figures from the screen until it rests.
 */
function useAfterPaint<T>(value: T): T {
  const [shown, setShown] = useState(value);
  const latest = useRef(value);
  const planned = useRef(false);
  useEffect(() => {
    latest.current = value;
    if (planned.current || Object.is(value, shown)) return;
    planned.current = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        planned.current = false;
        setShown(() => latest.current);
      }),
    );
  }, [value, shown]);
  return shown;
}

/**
 * What the draft would change: at once, on the accounts that were sent along; and, where those are a sample, on the whole
 * book once it was checked and for as long as the draft stays as it was then.
 */
export function usePreview(book: PreviewBook, current: Model, draft: Model | undefined, config: ModelConfig) {
  const calm = useAfterPaint(config);
  const tryOn = useMemo(() => previewOf(book, current.config), [book, current.config]);
  const sampled = useMemo(() => tryOn(calm), [tryOn, calm]);
  const isSample = book.accounts.length < book.total;
  const client = useQueryClient();
  const input = { modelId: draft?.id ?? 0 };
  const options = orpc.health.preview.queryOptions({ input, enabled: isSample && draft !== undefined });
  const { data: run } = useQuery({
    ...options,
    refetchInterval: (query) => (isOpen(query.state.data) ? everyMs : false),
  });
  const [starting, setStarting] = useState(false);
  const start = async (flush: () => Promise<boolean>) => {
    setStarting(true);
    try {
      if (await flush()) client.setQueryData(options.queryKey, await rpc.health.startPreview(input));
    } catch (error) {
      toast({ title: "The check was not started", description: (error as Error).message, tone: "failed" });
    }
    setStarting(false);
  };
  const answers = run?.state === "done" && run.version === current.version && same(run.config, config);
  const exact = answers ? run.result : null;
  return {
    preview: exact ?? sampled,
    exact: exact !== null,
    isSample,
    run: run ?? null,
    open: isOpen(run),
    start,
    starting,
  };
}
