"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLive } from "#components/live/use-live.ts";
import { orpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { formatCount, formatMoney } from "#components/ui/numbers.ts";
import { StateMark } from "#components/ui/state-mark.tsx";
import type { Recurring } from "#lib/finance/schema.ts";
import type { Preview } from "#lib/health/schema/preview.ts";
import type { Band } from "#lib/health/schema.ts";

const bands: Band[] = ["at-risk", "watch", "healthy", "unknown"];

/** What the accounts that are named pay a month, by the band they come into; read, and entered in the access log, when asked for. */
export function StudioFlipMoney({ preview: { flips, bands: counted } }: { preview: Preview }) {
  const [asked, setAsked] = useState(false);
  const client = useQueryClient();
  // amounts do not outlive the grant under which they were read
  useLive(["grants"], () => {
    setAsked(false);
    client.removeQueries({ queryKey: orpc.finance.recurring.key() });
  });
  const accountIds = flips.map(({ id }) => id);
  const more = bands.reduce((sum, band) => sum + counted[band].arrive, 0) > flips.length;
  const read = useQuery(
    orpc.finance.recurring.queryOptions({
      input: { accountIds },
      enabled: asked,
      retry: false,
      staleTime: "static",
      gcTime: 0,
    }),
  );
  if (accountIds.length === 0) return null;
  if (!asked || read.isPending)
    return (
      <Button size="sm" pending={asked} onClick={() => setAsked(true)}>
        In money
      </Button>
    );
  if (read.isError) return <ErrorState onRetry={() => void read.refetch()} />;
  return (
    <ul className="mt-2 grid gap-1 text-ink-2">
      {bands.flatMap((band) => {
        const ids = new Set(flips.filter(({ to }) => to === band).map(({ id }) => id));
        const rows = read.data.rows.filter(({ accountId }) => ids.has(accountId));
        if (rows.length === 0) return [];
        return (
          <li key={band} className="flex flex-wrap gap-x-2">
            <StateMark state={band} />
            {formatCount(new Set(rows.map(({ accountId }) => accountId)).size, "account")}, {sums(rows)} a month
          </li>
        );
      })}
      {more && <li className="text-ink-3 text-xs">Of those named above; more change band.</li>}
    </ul>
  );
}

function sums(rows: readonly Recurring[]): string {
  const byCurrency = new Map<string, number>();
  for (const { currency, minor } of rows) byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + minor);
  return [...byCurrency].map(([currency, minor]) => formatMoney(minor, currency)).join(" and ");
}
