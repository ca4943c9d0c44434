"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sentenceOf } from "#components/people/change.ts";
import { orpc } from "../shell/rpc.ts";
import { bindNumbers } from "../ui/bind-numbers.ts";
import { Button } from "../ui/button.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { formatCount } from "../ui/numbers.ts";
import { SidePanel } from "../ui/side-panel.tsx";
import { TableSkeleton } from "../ui/skeleton.tsx";
import { Table, Td, Th, Tr } from "../ui/table.tsx";

type EvidencePanelProps = { accountId: number; measure: string; label: string; day: string; onClose: () => void };
const PAGE = 50;

/** Two source rows may read the same: their place tells them apart. */
const numbered = <Row,>(rows: readonly Row[]) => rows.map((row, place) => ({ ...row, key: place }));

/** The source rows behind one measure, as they were known on the day, newest first. */
export function EvidencePanel({ accountId, measure, label, day, onClose }: EvidencePanelProps) {
  const [page, setPage] = useState(1);
  const asked = useQuery(
    orpc.health.evidence.queryOptions({ input: { accountId, measure, day, page, pageSize: PAGE } }),
  );
  return (
    <SidePanel title={label} onClose={onClose}>
      {asked.isPending && <TableSkeleton rows={6} columns={2} />}
      {asked.isError && (
        <ErrorState level={3} sentence={sentenceOf(asked.error)} onRetry={() => void asked.refetch()} />
      )}
      {asked.data && (
        <div className="grid gap-4">
          <p>
            {bindNumbers(asked.data.definition)} <span className="text-ink-2">{bindNumbers(asked.data.why)}</span>
          </p>
          <h3 className="font-semibold">
            {asked.data.title} <span className="font-normal text-ink-3">{formatCount(asked.data.total, "row")}</span>
          </h3>
          {asked.data.total === 0 ? (
            <p className="text-ink-2">No rows by this day. The measure is unknown and counts for nothing.</p>
          ) : (
            <Table caption={`${label}: source rows`} dense>
              <thead>
                <tr>
                  <Th>Day</Th>
                  <Th>What</Th>
                </tr>
              </thead>
              <tbody>
                {numbered(asked.data.rows).map((row) => (
                  <Tr key={row.key}>
                    <Td className="whitespace-nowrap align-top text-ink-2">{row.at ?? "–"}</Td>
                    <Td>
                      {row.what}
                      {row.detail && <span className="block text-ink-3 text-xs">{row.detail}</span>}
                    </Td>
                  </Tr>
                ))}
              </tbody>
            </Table>
          )}
          <div className="flex gap-2">
            {page > 1 && <Button onClick={() => setPage(page - 1)}>Newer</Button>}
            {page * PAGE < asked.data.total && <Button onClick={() => setPage(page + 1)}>Older</Button>}
          </div>
        </div>
      )}
    </SidePanel>
  );
}
