"use client";

import { useEffect } from "react";
import { rpc } from "../shell/rpc.ts";

const lookMs = 10_000;
const visitMs = 30 * 60_000;

/** Ten seconds of looking count as a look; within half an hour it is still the same one. */
export function RememberLook({ lastAt }: { lastAt: string | null }) {
  useEffect(() => {
    if (lastAt && Date.now() - Date.parse(lastAt) < visitMs) return;
    const timer = setTimeout(() => {
      if (document.visibilityState === "visible") void rpc.engagement.looked({}).catch(() => undefined);
    }, lookMs);
    return () => clearTimeout(timer);
  }, [lastAt]);
  return null;
}
