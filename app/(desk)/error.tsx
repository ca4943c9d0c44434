"use client";

import { ErrorState } from "#components/ui/error-state.tsx";

export default function DeskError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <ErrorState level={1} id={error.digest} onRetry={reset} />;
}
