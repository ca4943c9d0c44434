"use client";

import { useState } from "react";
import type { TimelineEntry } from "#lib/accounts/schema/account.ts";
import { ChangesPill } from "../live/changes-pill.tsx";
import { useHeldOrder } from "../live/use-held-order.ts";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { TimelineList } from "./timeline-list.tsx";
import { errorWords } from "./words.ts";

type AccountTimelineProps = { accountId: number; entries: readonly TimelineEntry[]; asOf: string; size: number };

/** The timeline with its older pages; what is new waits behind a pill instead of moving it. */
export function AccountTimeline({ accountId, entries, asOf, size }: AccountTimelineProps) {
  const held = useHeldOrder(String(accountId), entries, (entry) => entry.key);
  const [older, setOlder] = useState<TimelineEntry[]>([]);
  const [state, setState] = useState<"more" | "loading" | "end">(entries.length < size ? "end" : "more");
  const [error, setError] = useState<unknown>(null);
  const known = new Set(held.rows.map((entry) => entry.key));
  const shown = [...held.rows, ...older.filter((entry) => !known.has(entry.key))];
  const load = async () => {
    setState("loading");
    setError(null);
    try {
      const page = await rpc.accounts.timeline({ accountId, before: shown.at(-1)?.at, limit: size });
      setOlder([...older, ...page]);
      setState(page.length < size ? "end" : "more");
    } catch (thrown) {
      setError(thrown);
      setState("more");
    }
  };
  return (
    <div className="grid gap-3">
      <ChangesPill changes={held.changes} onShow={held.show} />
      <TimelineList entries={shown} asOf={asOf} />
      {error !== null && <ErrorState level={3} {...errorWords(error)} onRetry={() => void load()} />}
      {state !== "end" && (
        <Button pending={state === "loading"} onClick={() => void load()} className="justify-self-start">
          Show older
        </Button>
      )}
    </div>
  );
}
