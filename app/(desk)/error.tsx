"use client";

import { ErrorState } from "#components/ui/error-state.tsx";

export default function DeskError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return <ErrorState level={1} id={error.digest} onRetry={retry} />;
}
