"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { sentenceOf } from "#components/people/change.ts";
import { orpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { formatNumber } from "#components/ui/numbers.ts";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { Seal } from "#lib/audit/schema.ts";
import { breakWords } from "./audit-words.ts";

/** "1200 3f…" as it was noted, or null where nothing was typed. */
function readNoted(typed: string): { seq: number; hash: string } | null {
  const [seq = "", hash = ""] = typed.trim().split(/\s+/);
  return seq === "" ? null : { seq: Number(seq), hash };
}

/** The chain of hashes: its last link to note elsewhere, and a check of all of it. */
export function ChainCheck({ seal, timeZone }: { seal: Seal; timeZone: string }) {
  const [noted, setNoted] = useState("");
  const check = useMutation(orpc.audit.verify.mutationOptions());
  function submit(event: FormEvent) {
    event.preventDefault();
    check.mutate({ noted: readNoted(noted) });
  }
  return (
    <div className="grid gap-3">
      {seal.hash === null ? (
        <p className="text-ink-2">Nothing is sealed yet. The worker seals what was logged each second.</p>
      ) : (
        <p className="text-ink-2 text-sm">
          Last sealed <RelativeDate at={seal.sealedAt} timeZone={timeZone} />
          {seal.waiting > 0 && `, ${formatNumber(seal.waiting)} entries wait for the next seal`}. Note this line
          elsewhere; with it you can tell later that nothing before it was made anew:
          <code className="mt-1 block rounded-md bg-sunken px-2 py-1 text-ink text-xs wrap-anywhere">
            {seal.seq} {seal.hash}
          </code>
        </p>
      )}
      <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
        <Field label="A line noted earlier" optional>
          <Input
            value={noted}
            onChange={(event) => setNoted(event.target.value)}
            className="w-80 max-w-full"
            autoComplete="off"
          />
        </Field>
        <Button type="submit" pending={check.isPending}>
          Check the log
        </Button>
      </form>
      <div role="status" className="text-sm empty:hidden">
        {check.isError && <p className="text-risk">{sentenceOf(check.error)}</p>}
        {check.data?.broken && (
          <p className="text-risk">
            <Tag tone="risk">■ Tampered with</Tag> {breakWords(check.data.broken)} {formatNumber(check.data.links)}{" "}
            links before it are whole.
          </p>
        )}
        {check.data && !check.data.broken && (
          <p>
            <Tag tone="healthy">● Whole</Tag> {formatNumber(check.data.links)} links, each as it was sealed.
          </p>
        )}
      </div>
    </div>
  );
}
