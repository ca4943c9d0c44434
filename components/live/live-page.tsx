"use client";

import { useLive } from "./use-live.ts";

/** Makes a server-rendered screen follow its topics. */
export function LivePage({ topics }: { topics: readonly string[] }) {
  useLive(topics);
  return null;
}
