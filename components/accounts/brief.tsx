import type { ReactNode } from "react";
import type { AccountHead, ContactRow, TicketRow } from "#lib/accounts/schema/account.ts";
import type { AccountRow } from "#lib/accounts/schema.ts";
import type { UsageOutput } from "#lib/adoption/schema.ts";
import { pulseValues } from "#lib/engagement/rules.ts";
import type { InteractionRow } from "#lib/engagement/schema/interactions.ts";
import type { PulseRow } from "#lib/engagement/schema.ts";
import type { OverrideRow } from "#lib/health/schema/overrides.ts";
import { milestoneState } from "#lib/onboarding/rules.ts";
import type { OnboardingOutput } from "#lib/onboarding/schema.ts";
import { goalShare } from "#lib/value/rules.ts";
import type { GoalRow } from "#lib/value/schema.ts";
import { Sparkline } from "../charts/sparkline.tsx";
import { kindWords } from "../engagement/words.ts";
import { OverrideLine } from "../health/override-line.tsx";
import { bindNumbers } from "../ui/bind-numbers.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { absoluteDate } from "../ui/dates.ts";
import { formatCount, formatPercent } from "../ui/numbers.ts";
import { PageHeader, Section } from "../ui/page-header.tsx";
import { PrintButton } from "../ui/print-button.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { AccountFacts } from "./account-facts.tsx";

type Known = {
  head: AccountHead;
  row: AccountRow;
  /** The band set by hand that is in force. */
  override: OverrideRow | null;
  contacts: readonly ContactRow[];
  tickets: readonly TicketRow[];
  interactions: readonly InteractionRow[];
  pulse: PulseRow | null;
  usage: UsageOutput;
  onboarding: OnboardingOutput;
  goals: readonly GoalRow[];
};

/** What one needs to know before a call, on one page to print. */
export function Brief({ known }: { known: Known }) {
  const { head, row, override, pulse } = known;
  return (
    <article className="mx-auto max-w-4xl print:max-w-none print:text-[11px]">
      <PageHeader
        title={head.name}
        mark={<StateMark state={head.band} />}
        crumb={`Brief before a call, ${absoluteDate(head.asOf)}`}
        tools={
          <>
            <ButtonLink href={`/accounts/${head.id}`}>Back to the account</ButtonLink>
            <PrintButton />
          </>
        }
      >
        <div className="flex items-center gap-4">
          <span>
            Score <b>{head.score === null ? "unknown" : Math.round(head.score)}</b>
          </span>
          <Sparkline values={row.spark} label="Score, 12 weeks" tone={head.band} />
        </div>
        {override && <OverrideLine row={override} computed={head} asOf={head.asOf} />}
      </PageHeader>
      <p className="mb-5">{bindNumbers(head.summary ?? "Not scored yet.")}</p>
      {pulse && (
        <p className="mb-5 text-ink-2">
          Pulse: {pulseValues[pulse.value as 1 | 2 | 3].toLowerCase()}, “{pulse.reason}”
        </p>
      )}
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 print:grid-cols-2">
        <Section title="Facts">
          <AccountFacts head={head} />
        </Section>
        <People contacts={known.contacts} />
        <Talks interactions={known.interactions} />
        <Open known={known} />
        <Use usage={known.usage} />
        <Goals goals={known.goals} />
      </div>
    </article>
  );
}

function Lines({ title, none, lines }: { title: string; none: string; lines: { key: number; line: ReactNode }[] }) {
  return (
    <Section title={title}>
      {lines.length === 0 ? (
        <p className="text-ink-3">{none}</p>
      ) : (
        <ul className="grid gap-1">
          {lines.map(({ key, line }) => (
            <li key={key}>{line}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function People({ contacts }: { contacts: readonly ContactRow[] }) {
  const here = contacts.filter((contact) => contact.leftOn === null).slice(0, 6);
  const lines = here.map(({ id, name, title, role }) => ({
    key: id,
    line: [name, title, role].filter(Boolean).join(", "),
  }));
  return <Lines title="People" none="No contacts on record." lines={lines} />;
}

function Talks({ interactions }: { interactions: readonly InteractionRow[] }) {
  const lines = interactions.map(({ id, at, kind, summary, outcome }) => ({
    key: id,
    line: `${absoluteDate(at.slice(0, 10))}, ${kindWords[kind].toLowerCase()}: ${summary}${outcome ? `; outcome: ${outcome}` : ""}`,
  }));
  return <Lines title="Last conversations" none="No interaction on record." lines={lines} />;
}

function Open({ known: { tickets, onboarding } }: { known: Known }) {
  const open = tickets.filter((ticket) => ticket.closedAt === null).slice(0, 5);
  const late = onboarding.plans
    .filter((plan) => plan.status === "running")
    .flatMap((plan) => plan.milestones)
    .filter((milestone) => milestoneState(milestone, onboarding.asOf) === "overdue");
  const lines = [
    ...open.map((ticket) => ({
      key: ticket.id,
      line: `Ticket, ${ticket.priority ?? "no priority"}: ${ticket.subject ?? ticket.category ?? "no subject"}`,
    })),
    ...late.map((milestone) => ({
      key: -milestone.id,
      line: `Overdue: ${milestone.name}${milestone.blockedReason ? `, ${milestone.blockedReason}` : ""}`,
    })),
  ];
  return <Lines title="Open" none="No open tickets, nothing overdue." lines={lines} />;
}

function Use({ usage }: { usage: UsageOutput }) {
  const used = usage.features.filter((feature) => feature.inPlan && feature.days > 0);
  const idle = usage.features.filter((feature) => feature.inPlan && feature.days === 0);
  const lines = [
    { key: 1, line: usage.lastOn ? `Last used ${absoluteDate(usage.lastOn)}` : "No usage has arrived" },
    {
      key: 2,
      line: `Used in 28 days: ${
        used
          .slice(0, 6)
          .map((feature) => feature.name)
          .join(", ") || "no feature"
      }`,
    },
    ...(idle.length > 0
      ? [
          {
            key: 3,
            line: `${formatCount(idle.length, "feature")} of the plan not used: ${idle
              .slice(0, 6)
              .map((feature) => feature.name)
              .join(", ")}`,
          },
        ]
      : []),
  ];
  return <Lines title="Usage" none="" lines={lines} />;
}

function Goals({ goals }: { goals: readonly GoalRow[] }) {
  const lines = goals.slice(0, 6).map((goal) => {
    const share = goalShare(goal);
    return {
      key: goal.id,
      line: `${goal.title}: ${share === null ? "not measured" : `${formatPercent(share * 100, 0)} of the way`}`,
    };
  });
  return <Lines title="Goals" none="No goals written down." lines={lines} />;
}
