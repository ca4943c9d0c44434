import { daysToValue, milestoneState, planProgress } from "#lib/onboarding/rules.ts";
import type { MilestoneRow, OnboardingOutput, PlanRow } from "#lib/onboarding/schema.ts";
import { Empty } from "../ui/empty.tsx";
import { formatCount } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";
import { Progress } from "../ui/progress.tsx";
import { RelativeDate } from "../ui/relative-date.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";

const stateOf = { done: "healthy", overdue: "at-risk", blocked: "watch", open: "unknown" } as const;
const words = { done: "done", overdue: "overdue", blocked: "blocked", open: "open" } as const;

/** The onboarding plans of an account: progress, slip, blockers, and the days to first value. */
export function PlanList({ onboarding }: { onboarding: OnboardingOutput }) {
  const { plans, asOf, firstValueFrom, firstValueOn } = onboarding;
  if (plans.length === 0)
    return <Empty title="No onboarding plan">Plans and their milestones come in with an import.</Empty>;
  const days = daysToValue(firstValueFrom, firstValueOn);
  return (
    <div className="grid gap-8">
      <p className="text-ink-2">
        {days === null ? "First value not reached yet." : `First value after ${formatCount(days, "day")}.`}
      </p>
      {plans.map((plan) => (
        <Plan key={plan.id} plan={plan} asOf={asOf} />
      ))}
    </div>
  );
}

function Plan({ plan, asOf }: { plan: PlanRow; asOf: string }) {
  const progress = planProgress(plan, asOf);
  const slip = progress.slipDays > 0 ? `, ${formatCount(progress.slipDays, "day")} later than first agreed` : "";
  return (
    <Section title={plan.name} tools={<Tag>{plan.status}</Tag>}>
      <div className="mb-3 grid max-w-md gap-1.5">
        <Progress label="Milestones done" done={progress.done} total={progress.total} />
        <p className="text-ink-3 text-sm">
          {plan.completedOn ? "Completed " : "Due "}
          <RelativeDate at={plan.completedOn ?? plan.dueOn} now={asOf} />
          {slip}
          {progress.overdue > 0 && `, ${progress.overdue} overdue`}
          {progress.blocked > 0 && `, ${progress.blocked} blocked`}
        </p>
      </div>
      <Table caption={`Milestones of ${plan.name}`} dense>
        <thead>
          <tr>
            <Th>Milestone</Th>
            <Th>State</Th>
            <Th>Due</Th>
            <Th>Done</Th>
            <Th>Whose turn</Th>
          </tr>
        </thead>
        <tbody>
          {plan.milestones.map((milestone) => (
            <Milestone key={milestone.id} milestone={milestone} asOf={asOf} />
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function Milestone({ milestone, asOf }: { milestone: MilestoneRow; asOf: string }) {
  const state = milestoneState(milestone, asOf);
  return (
    <Tr>
      <RowHead>
        {milestone.name} {milestone.isFirstValue && <Tag tone="accent">first value</Tag>}
        {milestone.blockedReason && !milestone.completedOn && (
          <span className="block font-normal text-ink-2 text-sm">Blocked: {milestone.blockedReason}</span>
        )}
      </RowHead>
      <Td>
        <span className="inline-flex items-center gap-1.5">
          <StateMark state={stateOf[state]} wordless />
          {words[state]}
        </span>
      </Td>
      <Td className="whitespace-nowrap">
        {milestone.dueOn ? <RelativeDate at={milestone.dueOn} now={asOf} /> : "no date"}
      </Td>
      <Td className="whitespace-nowrap">
        {milestone.completedOn ? <RelativeDate at={milestone.completedOn} now={asOf} /> : ""}
      </Td>
      <Td>{milestone.ownerSide === "us" ? "ours" : "the customer's"}</Td>
    </Tr>
  );
}
