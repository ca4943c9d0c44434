"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useTransition } from "react";
import { concerns } from "#lib/live/rules.ts";
import { hearChanges } from "./connection.ts";
import { pace } from "./pace.ts";

/** Reads the server-side part of the screen again; resolves when it is shown. */
function useRefresh(): () => Promise<void> {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const shown = useRef(() => {});
  useEffect(() => {
    if (!pending) shown.current();
  }, [pending]);
  return useCallback(
    () =>
      new Promise<void>((done) => {
        shown.current = done;
        startTransition(() => router.refresh());
      }),
    [router],
  );
}

/**
 * Re-reads when one of `topics` changes ("accounts", "account:12", "scores" …), and after any lost connection.
 * Without `onChange` it reads again everything the screen shows: its queries and its server-side part. What `onChange` returns
 * is waited for before it is called again.
 */
export function useLive(topics: readonly string[], onChange?: () => unknown): void {
  const client = useQueryClient();
  const refresh = useRefresh();
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const wanted = topics.join(" ");
  useEffect(() => {
    const { ask, stop } = pace(() =>
      latest.current ? latest.current() : Promise.all([client.invalidateQueries({ refetchType: "active" }), refresh()]),
    );
    const askWhenSeen = () => {
      if (document.visibilityState === "visible") ask();
      else document.addEventListener("visibilitychange", askWhenSeen, { once: true });
    };
    const deafen = hearChanges((message) => {
      if (message.kind === "state") return;
      if (message.kind === "resync" || message.topics.some((topic) => concerns(wanted.split(" "), topic)))
        askWhenSeen();
    });
    return () => {
      deafen();
      stop();
      document.removeEventListener("visibilitychange", askWhenSeen);
    };
  }, [wanted, client, refresh]);
}
