"use client";

import { useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

/** A text to hand over, with a button that copies it. Without a clipboard (plain HTTP) it is selected, ready for the keyboard. */
export function CopyField({ label, value, hint }: { label: string; value: string; hint?: string }) {
  const field = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState("");
  async function copy() {
    const input = field.current?.querySelector("input");
    try {
      await navigator.clipboard.writeText(value);
      setSaid("Copied.");
    } catch {
      input?.focus();
      input?.select();
      setSaid("Selected: press Ctrl+C or ⌘C to copy.");
    }
  }
  return (
    <div ref={field} className="grid gap-1.5">
      <div className="flex items-end gap-2">
        <Field label={label} className="min-w-0 grow">
          <Input value={value} readOnly onFocus={(event) => event.target.select()} className="font-mono text-xs!" />
        </Field>
        <Button onClick={copy}>Copy</Button>
      </div>
      <p role="status" className="text-ink-2 text-xs empty:hidden">
        {said}
      </p>
      {hint && <p className="text-ink-3 text-xs">{hint}</p>}
    </div>
  );
}
