"use client";

import type { TaskPage } from "#lib/tasks/schema.ts";
import { useLive } from "../live/use-live.ts";
import { formatNumber } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { TaskItems } from "./account-tasks.tsx";
import { useAct } from "./use-act.ts";

/** Beside the accounts on Today: the person's tasks that are overdue or due today. */
export function TodayTasks({ page }: { page: TaskPage }) {
  useLive(["tasks"]);
  const act = useAct();
  const { overdue, today } = page.counts;
  const due = page.rows.filter((row) => row.dueOn <= page.asOf);
  return (
    <Section title="Tasks" tools={<TextLink href="/tasks">All my tasks</TextLink>}>
      <p className="mb-2 text-ink-2">
        {overdue + today === 0
          ? "No task is due today."
          : `${formatNumber(overdue)} overdue, ${formatNumber(today)} due today.`}
      </p>
      <TaskItems rows={due} asOf={page.asOf} act={act} named />
    </Section>
  );
}
