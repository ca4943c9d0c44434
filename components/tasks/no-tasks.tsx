import { Empty } from "../ui/empty.tsx";
import { NoMatch } from "../ui/no-match.tsx";
import { AddTask } from "./add-task.tsx";

/** Why the list is empty: nothing to do, or nothing for these filters. */
export function NoTasks({ view, narrowed }: { view: "open" | "snoozed" | "done"; narrowed: boolean }) {
  if (narrowed) return <NoMatch what="tasks" clearHref={view === "open" ? "/tasks" : `/tasks?view=${view}`} />;
  if (view === "snoozed")
    return <Empty title="Nothing is snoozed">What you put off comes back by itself on its day.</Empty>;
  if (view === "done") return <Empty title="Nothing done in 30 days">What you finish stands here for 30 days.</Empty>;
  return (
    <Empty title="Nothing to do" action={<AddTask variant="primary" />}>
      Tasks come from interventions, escalations, handoffs and requests, or are added by hand.
    </Empty>
  );
}
