"use client";

import { useReturn } from "#components/live/use-return.ts";
import { ErrorState } from "#components/ui/error-state.tsx";
import "./globals.css";

export default function GlobalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  useReturn(retry);
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Bellwether</title>
        <main className="grid min-h-dvh place-items-center p-6">
          <ErrorState level={1} id={error.digest} onRetry={retry} />
        </main>
      </body>
    </html>
  );
}
