"use client";

import { bucketOf } from "#lib/tasks/rules.ts";
import type { TaskRow } from "#lib/tasks/schema.ts";
import { Button } from "../ui/button.tsx";
import { Section } from "../ui/page-header.tsx";
import { RelativeDate } from "../ui/relative-date.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { AddTask } from "./add-task.tsx";
import { bucketShapes, bucketTones, bucketWords } from "./task-words.ts";
import { acts, useAct } from "./use-act.ts";

type AccountTasksProps = { accountId: number; rows: readonly TaskRow[]; asOf: string; mayChange: boolean };

/** The tasks of an account, the most urgent first. */
export function AccountTasks({ accountId, rows, asOf, mayChange }: AccountTasksProps) {
  const act = useAct();
  const all = mayChange && <TextLink href={`/tasks?account=${accountId}`}>All</TextLink>;
  return (
    <Section title="Tasks" tools={all}>
      {rows.length === 0 && <p className="text-ink-3">Nothing to do for this account.</p>}
      <TaskItems rows={rows} asOf={asOf} act={act} />
      {mayChange && (
        <div className="mt-3">
          <AddTask accountId={accountId} size="sm" />
        </div>
      )}
    </Section>
  );
}

type TaskItemsProps = { rows: readonly TaskRow[]; asOf: string; act: ReturnType<typeof useAct>; named?: boolean };

export function TaskItems({ rows, asOf, act, named }: TaskItemsProps) {
  return (
    <ul className="grid gap-2 empty:hidden">
      {rows.map((row) => {
        const bucket = bucketOf(row, asOf);
        return (
          <li key={row.id} className="flex items-start justify-between gap-3">
            <span className="min-w-0">
              {row.href ? <TextLink href={row.href}>{row.title}</TextLink> : row.title}{" "}
              <Tag tone={bucketTones[bucket]}>
                <span aria-hidden="true">{bucketShapes[bucket]}</span> {bucketWords[bucket]}
              </Tag>
              <small className="block text-ink-3 text-xs">
                {named && row.account ? `${row.account} · ` : ""}
                {row.state === "open" ? "due " : "closed "}
                <RelativeDate at={row.state === "open" ? row.dueOn : (row.closedAt?.slice(0, 10) ?? null)} now={asOf} />
                {!named && ` · ${row.person ?? "nobody yet"}`}
              </small>
            </span>
            {row.mayChange && row.state === "open" && (
              <Button
                size="sm"
                aria-label={`Done: ${row.title}`}
                disabled={act.isPending}
                onClick={() => act.mutate(acts.done([row.id]))}
              >
                Done
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
