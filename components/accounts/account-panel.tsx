"use client";

import { useQuery } from "@tanstack/react-query";
import { OverrideLine } from "../health/override-line.tsx";
import { useLive } from "../live/use-live.ts";
import { orpc } from "../shell/rpc.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { SidePanel } from "../ui/side-panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { AccountFacts } from "./account-facts.tsx";
import { Standing } from "./standing.tsx";
import { TimelineList } from "./timeline-list.tsx";
import { errorWords } from "./words.ts";

/** A look at one account beside the list. */
export function AccountPanel({ accountId, onClose }: { accountId: number; onClose: () => void }) {
  const head = useQuery(orpc.accounts.get.queryOptions({ input: { accountId } }));
  const timeline = useQuery(orpc.accounts.timeline.queryOptions({ input: { accountId, limit: 6 } }));
  const byHand = useQuery(orpc.health.overrides.queryOptions({ input: { accountId, limit: 1 } }));
  useLive([`account:${accountId}`], () => Promise.all([head.refetch(), timeline.refetch(), byHand.refetch()]));
  const override = byHand.data?.rows.find(({ inForce }) => inForce);
  return (
    <SidePanel
      title={head.data?.name ?? "Account"}
      onClose={onClose}
      actions={<ButtonLink href={`/accounts/${accountId}`}>Open page</ButtonLink>}
    >
      {head.isError && <ErrorState {...errorWords(head.error)} onRetry={() => void head.refetch()} />}
      {head.isPending && <Waiting />}
      {head.data && (
        <div className="grid gap-5">
          <div className="grid gap-2">
            <Standing head={head.data} />
            {byHand.isError && (
              <ErrorState level={3} {...errorWords(byHand.error)} onRetry={() => void byHand.refetch()} />
            )}
            {override && <OverrideLine row={override} computed={head.data} asOf={head.data.asOf} />}
          </div>
          <AccountFacts head={head.data} />
          <section>
            <h3 className="mb-2 font-semibold text-sm">Timeline</h3>
            {timeline.isError && (
              <ErrorState level={3} {...errorWords(timeline.error)} onRetry={() => void timeline.refetch()} />
            )}
            {timeline.isPending && <Waiting />}
            {timeline.data && <TimelineList entries={timeline.data} asOf={head.data.asOf} />}
          </section>
        </div>
      )}
    </SidePanel>
  );
}

function Waiting() {
  return (
    <div role="status" aria-label="Loading" className="grid gap-3">
      <Skeleton className="h-8 w-24" />
      <Skeleton className="w-full" />
      <Skeleton className="w-2/3" />
    </div>
  );
}
