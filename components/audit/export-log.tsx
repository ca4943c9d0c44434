"use client";

import { useRef, useState } from "react";
import { saveFile } from "#components/accounts/save-file.ts";
import { sentenceOf } from "#components/people/change.ts";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { formatNumber } from "#components/ui/numbers.ts";
import { toast } from "#components/ui/toast.ts";
import type { AuditFilter } from "#lib/audit/schema.ts";

type Format = "csv" | "jsonl";
const words: Record<Format, string> = { csv: "CSV", jsonl: "JSON Lines" };

/** The entries that match as a file, read piece by piece; says how many it has so far, and can be stopped. */
export function ExportLog({ filter, day }: { filter: AuditFilter; day: string }) {
  const [state, setState] = useState<{ format: Format; rows: number } | null>(null);
  const stopped = useRef(false);

  async function run(format: Format) {
    stopped.current = false;
    setState({ format, rows: 0 });
    try {
      const pieces: string[] = [];
      let rows = 0;
      for (let after: string | null = null; ; ) {
        const piece: { text: string; rows: number; next: string | null } = await rpc.audit.export({
          ...filter,
          format,
          after,
        });
        if (stopped.current) return;
        pieces.push(piece.text);
        rows += piece.rows;
        setState({ format, rows });
        after = piece.next;
        if (after === null) break;
      }
      const type = format === "csv" ? "text/csv;charset=utf-8" : "application/x-ndjson";
      saveFile(new File(pieces, `audit-${day}.${format}`, { type }));
      toast({ title: `${formatNumber(rows)} entries exported` });
    } catch (error) {
      toast({ title: "The export failed", description: sentenceOf(error), tone: "failed" });
    } finally {
      setState(null);
    }
  }

  if (state)
    return (
      <span className="flex items-center gap-2 text-sm">
        <span role="status">{formatNumber(state.rows)} entries so far …</span>
        <Button
          onClick={() => {
            stopped.current = true;
            setState(null);
          }}
        >
          Stop
        </Button>
      </span>
    );
  return (
    <>
      {(Object.keys(words) as Format[]).map((format) => (
        <Button key={format} onClick={() => void run(format)}>
          Export {words[format]}
        </Button>
      ))}
    </>
  );
}
