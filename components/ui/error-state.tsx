"use client";

import { useState } from "react";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

/** What failed in one sentence, Try again, and the id under which the log has it. */
export function ErrorState({
  title = "This did not load",
  sentence = "Nothing was changed. Try again; if it fails again, give your admin the id below.",
  id,
  onRetry,
  level = 2,
}: {
  title?: string;
  sentence?: string;
  id?: string;
  onRetry?: () => void;
  level?: 1 | 2 | 3;
}) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    if (!id) return;
    await navigator.clipboard.writeText(id);
    setCopied(true);
  };
  return (
    <div role="alert">
      <Notice level={level} title={title} actions={onRetry && <Button onClick={onRetry}>Try again</Button>}>
        <p>{sentence}</p>
        {id && (
          <p className="mt-2 text-ink-3 text-xs">
            Id <code className="font-mono">{id}</code>{" "}
            <Button variant="link" onClick={copy} className="text-xs!">
              {copied ? "copied" : "copy"}
            </Button>
          </p>
        )}
      </Notice>
    </div>
  );
}
