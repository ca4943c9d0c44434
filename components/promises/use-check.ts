"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { movedFindings } from "#lib/promises/rules/rewrite.ts";
import type { PromiseFinding } from "#lib/promises/schema.ts";
import { rpc } from "../shell/rpc.ts";

/** How long a person stops typing before the text is checked. */
const pauseMs = 350;

type Asked = { text: string; accountId: number | null; reference: string | null; versionId: number | undefined };

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** What the guard marks in a text as it is typed. The door that sends it checks again: this only tells early. */
export function useCheck({ text, accountId, reference, versionId }: Asked) {
  const settled = useSettled(text);
  const asked = useQuery({
    queryKey: ["promises.check", settled, accountId, reference, versionId],
    queryFn: async () => {
      const about = { versionId, ...(accountId !== null && { accountId }) };
      return { text: settled, ...(await rpc.promises.check({ text: settled, reference, ...about })) };
    },
    enabled: settled.trim() !== "",
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 60_000,
  });
  const seen = text.trim() === "" ? undefined : asked.data;
  const findings: PromiseFinding[] = seen ? movedFindings(seen.findings, seen.text, text) : [];
  return {
    findings,
    /** Whether the reference is that of an answered escalation; null while nothing says so. */
    answered: seen && reference !== null ? seen.answered : null,
    checked: seen !== undefined && seen.text === text && !asked.isPlaceholderData,
    failed: asked.isError,
  };
}
