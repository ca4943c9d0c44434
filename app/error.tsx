"use client";

import { ErrorState } from "#components/ui/error-state.tsx";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <ErrorState level={1} id={error.digest} onRetry={reset} />
    </main>
  );
}
