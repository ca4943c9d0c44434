"use client";

import { useReturn } from "#components/live/use-return.ts";
import { ErrorState } from "#components/ui/error-state.tsx";

export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  useReturn(retry);
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <ErrorState level={1} id={error.digest} onRetry={retry} />
    </main>
  );
}
