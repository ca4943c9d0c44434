"use client";

import { useQuery } from "@tanstack/react-query";
import type { FeatureDays } from "#lib/adoption/schema/list.ts";
import { useLive } from "../live/use-live.ts";
import { sentenceOf } from "../people/change.ts";
import { orpc } from "../shell/rpc.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { absoluteDate } from "../ui/dates.ts";
import { ErrorState } from "../ui/error-state.tsx";
import { formatNumber } from "../ui/numbers.ts";
import { RelativeDate } from "../ui/relative-date.tsx";
import { SidePanel } from "../ui/side-panel.tsx";
import { TableSkeleton } from "../ui/skeleton.tsx";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";

/** `on`: a past day in the place of today. */
type CellPanelProps = { accountId: number; featureId: number; on: string | undefined; closeHref: string };

/** The daily rows behind a cell of the matrix, newest first. */
export function CellPanel({ accountId, featureId, on, closeHref }: CellPanelProps) {
  const asked = useQuery(orpc.adoption.featureDays.queryOptions({ input: { accountId, featureId, on } }));
  useLive([`account:${accountId}`, "adoption"], () => void asked.refetch());
  return (
    <SidePanel
      title={asked.data ? `${asked.data.account.name}: ${asked.data.feature.name}` : "Days of use"}
      closeHref={closeHref}
      actions={<ButtonLink href={`/accounts/${accountId}/usage`}>Open usage</ButtonLink>}
    >
      {asked.isPending && <TableSkeleton rows={8} columns={3} />}
      {asked.isError && (
        <ErrorState level={3} sentence={sentenceOf(asked.error)} onRetry={() => void asked.refetch()} />
      )}
      {asked.data && <Days found={asked.data} past={on !== undefined} />}
    </SidePanel>
  );
}

type DaysProps = { found: FeatureDays; past: boolean };

function Days({ found: { account, feature, asOf, inPlan, firstOn, lastOn, days }, past }: DaysProps) {
  const used = (from: number, to: number) => days.slice(from, to).filter(({ events }) => (events ?? 0) > 0).length;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <p>
        Used on {used(0, 28)} of the {past ? `28 days to ${absoluteDate(asOf)}` : "last 28 days"}, {used(28, 56)} of the
        28 before. {inPlan ? "It is in the plan" : "It is not in the plan"}
        {account.plan ? ` (${account.plan}).` : "."}
      </p>
      <p className="text-ink-2">
        {firstOn === null ? "Never used." : `First used on ${absoluteDate(firstOn)}, last `}
        {lastOn !== null && (
          <>
            <RelativeDate at={lastOn} now={asOf} />.
          </>
        )}
      </p>
      <Table caption={`${feature.name} by day`} dense>
        <thead>
          <tr>
            <Th>Day</Th>
            <Th numeric>Events</Th>
            <Th numeric>Users</Th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, events, users }) => (
            <Tr key={day}>
              <RowHead className="font-normal">{absoluteDate(day)}</RowHead>
              <Td numeric>{events === null ? <NoData /> : formatNumber(events)}</Td>
              <Td numeric>{users === null ? <span aria-hidden="true">–</span> : formatNumber(users)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

const NoData = () => <span className="text-ink-3">no data</span>;
