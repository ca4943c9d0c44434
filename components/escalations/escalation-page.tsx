import { Link } from "#components/ui/link.tsx";
import { PageHeader, Section, SplitPage } from "#components/ui/page-header.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Role } from "#lib/caller.ts";
import { referenceOf } from "#lib/escalations/rules/reference.ts";
import type { EscalationDetail } from "#lib/escalations/schema/detail.ts";
import { AccountDoorFacts } from "./account-door-facts.tsx";
import { ClockMark } from "./clock-mark.tsx";
import { Composer } from "./composer.tsx";
import { CoordinatorActions } from "./coordinator-actions.tsx";
import { LogList } from "./log-list.tsx";
import { RaisedWords } from "./raised-words.tsx";
import { SeverityMark } from "./severity-mark.tsx";
import { Thread } from "./thread.tsx";
import { TriageFields } from "./triage-fields.tsx";
import { categoryWords, partWords, whereWords } from "./words.ts";

type EscalationPageProps = { detail: EscalationDetail; role: Role | null; timeZone: string };

const homes: Partial<Record<Role, { href: string; name: string }>> = {
  coordinator: { href: "/queue", name: "Queue" },
  specialist: { href: "/desk", name: "Desk" },
};

/** One escalation: what was raised, the thread, and beside it the account, who takes part and the log. */
export function EscalationPage({ detail, role, timeZone }: EscalationPageProps) {
  const { escalation, part, participants, log, asOf } = detail;
  const coordinates = part === "coordinator" || part === "deputy";
  const home = homes[role ?? "csm"] ?? { href: "/escalations", name: "Escalations" };
  const side = (
    <>
      <Section
        title="Account"
        tools={role !== "specialist" && <TextLink href={`/accounts/${escalation.accountId}`}>Open</TextLink>}
      >
        <AccountDoorFacts account={detail.account} />
      </Section>
      {coordinates && escalation.closedAt === null && (
        <Section title="Triage">
          <TriageFields row={escalation} />
        </Section>
      )}
      <Section title="Takes part">
        <ul className="grid gap-0.5">
          {participants.map(({ userId, name, part: theirs }) => (
            <li key={userId}>
              {name} <span className="text-ink-3">{partWords[theirs]}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Log">
        <LogList log={log} timeZone={timeZone} now={asOf} />
      </Section>
    </>
  );
  return (
    <>
      <PageHeader
        title={escalation.title}
        mark={<Tag tone={escalation.state === "answered" ? "healthy" : "neutral"}>{whereWords(escalation)}</Tag>}
        crumb={
          <>
            <Link href={home.href} className="link">
              {home.name}
            </Link>{" "}
            / {referenceOf(escalation.id)}
          </>
        }
        tools={coordinates && <CoordinatorActions row={escalation} />}
      >
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <ClockMark row={escalation} asOf={asOf} timeZone={timeZone} />
          <SeverityMark severity={escalation.severity} />
          <span>{categoryWords[escalation.category]}</span>
          <span>raised by {escalation.raiser}</span>
        </div>
      </PageHeader>
      <SplitPage side={side} sideLabel="About this escalation">
        <Ending escalation={escalation} />
        <RaisedWords escalation={escalation} />
        <Section title="Thread" className="mt-6">
          <Thread messages={detail.messages} timeZone={timeZone} now={asOf} />
          <Composer detail={detail} />
        </Section>
      </SplitPage>
    </>
  );
}

/** What came of it. */
function Ending({ escalation: { mergedIntoId, closing } }: { escalation: EscalationDetail["escalation"] }) {
  if (mergedIntoId !== null)
    return (
      <p className="mb-4 rounded-md bg-sunken px-3 py-2">
        It goes on in <TextLink href={`/escalations/${mergedIntoId}`}>{referenceOf(mergedIntoId)}</TextLink>.
      </p>
    );
  return closing ? <p className="mb-4 whitespace-pre-line rounded-md bg-sunken px-3 py-2">{closing}</p> : null;
}
