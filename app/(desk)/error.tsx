"use client";

import { useLive } from "#components/live/use-live.ts";
import { ErrorState } from "#components/ui/error-state.tsx";

export default function DeskError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  // a page whose answer was cut off half way comes back with the connection
  useLive([], retry);
  return <ErrorState level={1} id={error.digest} onRetry={retry} />;
}
