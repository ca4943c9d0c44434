"use client";

import { useState } from "react";
import type { TodayOutput } from "#lib/engagement/schema.ts";
import { ChangesPill } from "../live/changes-pill.tsx";
import { useHeldOrder } from "../live/use-held-order.ts";
import { useLive } from "../live/use-live.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { Empty } from "../ui/empty.tsx";
import { Popover } from "../ui/popover.tsx";
import { Table, Th } from "../ui/table.tsx";
import { TodayRow } from "./today-row.tsx";

/** The accounts that need this person now. New ones wait behind a pill; what is decided leaves at once. */
export function TodayList({ today, limit }: { today: TodayOutput; limit: number }) {
  useLive(["today", "accounts", "scores", "imports"]);
  const held = useHeldOrder(String(limit), today.rows, (row) => row.accountId);
  const [gone, setGone] = useState<ReadonlySet<number>>(new Set());
  const fresh = new Set(today.rows.map((row) => row.accountId));
  const rows = held.rows.filter((row) => !gone.has(row.accountId) || fresh.has(row.accountId));
  if (today.rows.length === 0) return <NoNeeds today={today} />;
  return (
    <section aria-label="Accounts that need you">
      <div className="relative z-10 h-0 [&>*]:absolute [&>*]:right-0 [&>*]:bottom-1">
        <ChangesPill changes={held.changes} onShow={held.show} />
      </div>
      <Table caption="Accounts that need you">
        <thead className="sr-only">
          <tr>
            {["Account", "Score", "12 weeks", "Why", "Next step", "Put aside"].map((label) => (
              <Th key={label}>{label}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TodayRow
              key={row.accountId}
              row={row}
              asOf={today.asOf}
              onDecided={() => {
                setGone(new Set([...gone, row.accountId]));
                held.show();
              }}
            />
          ))}
        </tbody>
      </Table>
      <footer className="flex flex-wrap items-center gap-3 border-line border-t pt-3 text-ink-3 text-sm">
        {today.total > today.rows.length && (
          <ButtonLink href={`/today?show=${limit + 10}`} scroll={false}>
            Show more
          </ButtonLink>
        )}
        <span>
          {today.rows.length} of {today.total}. Ordered by tier, renewal date and drop.
        </span>
        <WhyThisOrder />
      </footer>
    </section>
  );
}

function WhyThisOrder() {
  return (
    <Popover variant="link" trigger="Why this order?" title="Why this order?">
      <ol className="grid w-72 list-decimal gap-1.5 pl-5 text-ink-2">
        <li>Tier, the first one first.</li>
        <li>How near the renewal is: within 30, 60 or 90 days, then later.</li>
        <li>How far the score fell in 14 days.</li>
      </ol>
      <p className="mt-2 w-72 text-ink-3 text-sm">Money takes no part in it, so that the order gives no amount away.</p>
    </Popover>
  );
}

function NoNeeds({ today }: { today: TodayOutput }) {
  if (today.book === 0)
    return (
      <Empty title="Your book is empty" action={<ButtonLink href="/accounts?owner=all">Show all accounts</ButtonLink>}>
        A manager can hand you accounts; they appear here by themselves.
      </Empty>
    );
  return (
    <Empty title="Nobody needs you now" action={<ButtonLink href="/accounts">Look at your book</ButtonLink>}>
      All {today.book} accounts are looked after, or put aside by you.
    </Empty>
  );
}
