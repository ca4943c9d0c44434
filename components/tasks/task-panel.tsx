"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { causeWords } from "#lib/tasks/rules.ts";
import type { TaskRow } from "#lib/tasks/schema.ts";
import { errorWords } from "../accounts/words.ts";
import { orpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { ButtonLink } from "../ui/button-link.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { RelativeDate } from "../ui/relative-date.tsx";
import { SidePanel } from "../ui/side-panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { TaskForm } from "./task-form.tsx";
import { logWords } from "./task-words.ts";
import { acts, type useAct } from "./use-act.ts";

type TaskPanelProps = { row: TaskRow; asOf: string; act: ReturnType<typeof useAct>; onClose: () => void };

/** One task: its words, which can be changed, and what became of it so far. */
export function TaskPanel({ row, asOf, act, onClose }: TaskPanelProps) {
  const [editing, setEditing] = useState(false);
  const log = useQuery(orpc.tasks.log.queryOptions({ input: { taskId: row.id }, staleTime: 0 }));
  return (
    <SidePanel
      title={row.title}
      onClose={onClose}
      actions={row.href && <ButtonLink href={row.href}>Go there</ButtonLink>}
    >
      <div className="grid gap-5">
        <p className="text-ink-2">
          {causeWords[row.cause]}, due <RelativeDate at={row.dueOn} now={asOf} />, on {row.person ?? "nobody yet"}.
        </p>
        {editing ? (
          <TaskForm task={row} onDone={() => setEditing(false)} />
        ) : (
          row.detail && <p className="whitespace-pre-wrap">{row.detail}</p>
        )}
        {row.mayChange && row.state === "open" && !editing && (
          <div className="flex flex-wrap gap-2">
            <Button
              variant="primary"
              pending={act.isPending}
              onClick={() => act.mutate(acts.done([row.id]), { onSuccess: onClose })}
            >
              Done
            </Button>
            <Button onClick={() => setEditing(true)}>Edit</Button>
            {row.mayHandBack && (
              <Button onClick={() => act.mutate(acts.handBack([row.id], null), { onSuccess: onClose })}>
                Hand back
              </Button>
            )}
          </div>
        )}
        <section>
          <h3 className="mb-2 font-semibold text-sm">What happened</h3>
          {log.isError && <ErrorState level={3} {...errorWords(log.error)} onRetry={() => void log.refetch()} />}
          {log.isPending && <Skeleton className="w-2/3" />}
          <ol className="grid gap-2 empty:hidden">
            {log.data?.map((line) => (
              <li key={line.id}>
                {logWords(line.what)} <RelativeDate at={line.at} className="text-ink-3" />
                {line.by && `, ${line.by}`}
                {line.note && <span className="block text-ink-2 text-sm">{line.note}</span>}
              </li>
            ))}
          </ol>
        </section>
      </div>
    </SidePanel>
  );
}
