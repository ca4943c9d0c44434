"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { concerns } from "#lib/live/rules.ts";
import { hearChanges } from "./connection.ts";

const pauseMs = 200;

/**
 * Re-reads when one of `topics` changes ("accounts", "account:12", "scores" …), and after any lost connection.
 * Without `onChange` it reads again everything the screen shows: its queries and its server-side part.
 */
export function useLive(topics: readonly string[], onChange?: () => void): void {
  const client = useQueryClient();
  const router = useRouter();
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const wanted = topics.join(" ");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const reread = () => {
      timer = undefined;
      if (document.visibilityState === "hidden")
        return document.addEventListener("visibilitychange", reread, { once: true });
      if (latest.current) return latest.current();
      void client.invalidateQueries({ refetchType: "active" });
      router.refresh();
    };
    const stop = hearChanges((message) => {
      if (message.kind === "topic" && !concerns(wanted.split(" "), message.topic)) return;
      timer ??= setTimeout(reread, pauseMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", reread);
    };
  }, [wanted, client, router]);
}
