import { goalShare } from "#lib/value/rules.ts";
import type { GoalRow } from "#lib/value/schema.ts";
import { Empty } from "../ui/empty.tsx";
import { formatNumber, formatPercent } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";
import { RelativeDate } from "../ui/relative-date.tsx";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { AddGoal } from "./add-goal.tsx";
import { ChangeGoal } from "./change-goal.tsx";
import { MeasureGoal } from "./measure-goal.tsx";

type GoalListProps = { accountId: number; goals: readonly GoalRow[]; asOf: string; mayChange: boolean };
const figure = (value: number | null, unit: string | null) =>
  value === null ? "–" : [formatNumber(value, Number.isInteger(value) ? 0 : 1), unit].filter(Boolean).join(" ");

/** What the customer wants to reach: where it began, where it shall be, and the measured result. */
export function GoalList({ accountId, goals, asOf, mayChange }: GoalListProps) {
  const add = mayChange ? <AddGoal accountId={accountId} /> : undefined;
  if (goals.length === 0)
    return (
      <Empty title="No goals yet" action={add}>
        Write down what the customer bought this for, with a figure to measure it by.
      </Empty>
    );
  const reached = goals.filter((goal) => goal.reachedOn !== null).length;
  return (
    <Section title={`Goals: ${reached} of ${goals.length} reached`} tools={add}>
      <Table caption="Goals of the customer">
        <thead>
          <tr>
            <Th>Goal</Th>
            <Th numeric>Baseline</Th>
            <Th numeric>Target</Th>
            <Th numeric>Now</Th>
            <Th numeric>Way done</Th>
            <Th>Due</Th>
            {mayChange && <Th>Change</Th>}
          </tr>
        </thead>
        <tbody>
          {goals.map((goal) => (
            <Tr key={goal.id}>
              <RowHead>{goal.title}</RowHead>
              <Td numeric>{figure(goal.baseline, goal.unit)}</Td>
              <Td numeric>{figure(goal.target, goal.unit)}</Td>
              <Td numeric>{figure(goal.current, goal.unit)}</Td>
              <Td numeric>{shareWords(goal)}</Td>
              <Td className="whitespace-nowrap">
                <Due goal={goal} asOf={asOf} />
              </Td>
              {mayChange && (
                <Td className="whitespace-nowrap">
                  <MeasureGoal accountId={accountId} goal={goal} /> <ChangeGoal accountId={accountId} goal={goal} />
                </Td>
              )}
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function shareWords(goal: GoalRow): string {
  const share = goalShare(goal);
  return share === null ? "not measured" : formatPercent(share * 100, 0);
}

function Due({ goal, asOf }: { goal: GoalRow; asOf: string }) {
  if (goal.reachedOn)
    return (
      <span className="text-healthy">
        ✓ reached <RelativeDate at={goal.reachedOn} now={asOf} />
      </span>
    );
  return goal.dueOn ? <RelativeDate at={goal.dueOn} now={asOf} /> : <>no date</>;
}
