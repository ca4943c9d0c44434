"use client";

import { useQuery } from "@tanstack/react-query";
import { sentenceOf } from "#components/people/change.ts";
import { orpc } from "#components/shell/rpc.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Section } from "#components/ui/page-header.tsx";
import { SidePanel } from "#components/ui/side-panel.tsx";
import { referenceOf } from "#lib/escalations/rules/reference.ts";
import { AccountDoorFacts } from "./account-door-facts.tsx";
import { ClockMark } from "./clock-mark.tsx";
import { Composer } from "./composer.tsx";
import { CoordinatorActions } from "./coordinator-actions.tsx";
import { RaisedWords } from "./raised-words.tsx";
import { Thread } from "./thread.tsx";
import { TriageFields } from "./triage-fields.tsx";
import { whereWords } from "./words.ts";

type TriagePanelProps = { escalationId: number; timeZone: string; onClose: () => void };

/** One escalation beside the queue: what it says, what is known of the account, and what can be done. */
export function TriagePanel({ escalationId, timeZone, onClose }: TriagePanelProps) {
  const found = useQuery(orpc.escalations.get.queryOptions({ input: { escalationId } }));
  const detail = found.data;
  const pageLink = <ButtonLink href={`/escalations/${escalationId}`}>Open its page</ButtonLink>;
  return (
    <SidePanel title={referenceOf(escalationId)} onClose={onClose} actions={pageLink}>
      {found.isPending && <p role="status">Loading…</p>}
      {found.error && <ErrorState sentence={sentenceOf(found.error)} onRetry={() => void found.refetch()} />}
      {detail && (
        <div className="grid gap-5">
          <div className="grid gap-1">
            <h3 className="font-semibold text-base">{detail.escalation.title}</h3>
            <p className="text-ink-2">
              {detail.escalation.account} · {whereWords(detail.escalation)}
            </p>
            <ClockMark row={detail.escalation} asOf={detail.asOf} timeZone={timeZone} />
          </div>
          <div className="flex flex-wrap gap-2">
            <CoordinatorActions row={detail.escalation} />
          </div>
          {detail.escalation.closedAt === null && <TriageFields row={detail.escalation} />}
          <RaisedWords escalation={detail.escalation} />
          <Section title="Account">
            <AccountDoorFacts account={detail.account} />
          </Section>
          <Section title="Thread">
            <Thread messages={detail.messages} timeZone={timeZone} now={detail.asOf} />
            <Composer detail={detail} />
          </Section>
        </div>
      )}
    </SidePanel>
  );
}
