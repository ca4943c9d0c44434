"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useLive } from "./use-live.ts";

/**
 * Makes a server-rendered screen follow its topics. `underWay`: what it shows may end before the browser listens, so it is
 * read once more when it does.
 */
export function LivePage({ topics, underWay = false }: { topics: readonly string[]; underWay?: boolean }) {
  const router = useRouter();
  useLive(topics);
  useEffect(() => {
    if (!underWay) return;
    const soon = setTimeout(() => router.refresh(), 1_000);
    return () => clearTimeout(soon);
  }, [underWay, router]);
  return null;
}
