"use client";

import { useState } from "react";
import type { Ledger, LedgerRow } from "#lib/health/schema/ledger.ts";
import { Delta } from "../ui/delta.tsx";
import { formatCount } from "../ui/numbers.ts";
import { RowHead, Table, Td, Th } from "../ui/table.tsx";
import { EvidencePanel } from "./evidence-panel.tsx";
import { LedgerLine } from "./ledger-line.tsx";

const dayCount = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The ledger: from the points that could be had, what each measure gave, with the rows behind it, down to the score. */
export function LedgerTable({ ledger }: { ledger: Ledger }) {
  const [open, setOpen] = useState<LedgerRow | null>(null);
  const days = ledger.since ? formatCount(dayCount(ledger.since, ledger.asOf), "day") : "Change";
  if (ledger.rows.length === 0)
    return <p className="text-ink-2">No measure has data yet. Import some, and a score follows.</p>;
  return (
    <>
      <Table caption="The score, measure by measure" dense>
        <thead>
          <tr>
            <Th>
              <span className="sr-only">State</span>
            </Th>
            <Th>Measure</Th>
            <Th>Evidence</Th>
            <Th>
              <span className="sr-only">Share of its points</span>
            </Th>
            <Th numeric>Points</Th>
            <Th numeric>{days}</Th>
          </tr>
        </thead>
        <tbody>
          {ledger.rows.map((row) => (
            <LedgerLine key={row.key} row={row} onOpen={() => setOpen(row)} />
          ))}
        </tbody>
        <tfoot>
          <tr className="border-line-strong border-t">
            <td />
            <RowHead>Score</RowHead>
            <Td colSpan={2} className="text-ink-2">
              {ledger.points} of the {ledger.known} known points, as a share of 100
            </Td>
            <Td numeric className="font-semibold">
              {ledger.score ?? "unknown"}
            </Td>
            <Td numeric className="font-semibold">
              <Delta value={ledger.change ?? 0} look="dot" good="up" />
            </Td>
          </tr>
        </tfoot>
      </Table>
      {open && (
        <EvidencePanel
          key={open.key}
          accountId={ledger.accountId}
          measure={open.key}
          label={open.label}
          day={ledger.asOf}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
