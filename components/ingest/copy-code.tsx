"use client";

import { useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";

/** A piece of code with a button that copies it. Without a clipboard (plain HTTP) it is selected, ready for the keyboard. */
export function CopyCode({ label, code }: { label: string; code: string }) {
  const block = useRef<HTMLPreElement>(null);
  const [said, setSaid] = useState("");
  async function copy() {
    try {
      await navigator.clipboard.writeText(code);
      setSaid("Copied.");
    } catch {
      if (block.current) getSelection()?.selectAllChildren(block.current);
      setSaid("Selected: press Ctrl+C or ⌘C to copy.");
    }
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <div className="relative">
        <pre
          ref={block}
          className="whitespace-pre-wrap break-words rounded-lg border border-line bg-sunken px-3.5 py-3 pr-20 font-mono text-xs leading-relaxed"
        >
          {code}
        </pre>
        <Button size="sm" onClick={copy} className="absolute top-2 right-2" aria-label={`Copy the ${label} code`}>
          Copy
        </Button>
      </div>
      <p role="status" className="text-ink-2 text-xs empty:hidden">
        {said}
      </p>
    </div>
  );
}
