import type { Metadata } from "next";
import { LivePage } from "#components/live/live-page.tsx";
import { InterventionActions } from "#components/playbooks/intervention-actions.tsx";
import { InterventionView } from "#components/playbooks/intervention-view.tsx";
import { outcomeWords, stateTones, stateWords } from "#components/playbooks/protocol-words.ts";
import { absoluteDate } from "#components/ui/dates.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { today } from "#lib/clock.ts";
import { playbooks } from "#lib/playbooks/procedures.ts";
import { readId } from "#lib/playbooks/rules/read-address.ts";

export const metadata: Metadata = { title: "Intervention" };

export default async function InterventionPage({ params }: { params: Promise<{ interventionId: string }> }) {
  const interventionId = readId((await params).interventionId);
  const [found, { timeZone }] = await Promise.all([call(playbooks.intervention, { interventionId }), currentCaller()]);
  const { name, protocol, protocolId, version, state, accountId, openedAt, openedBy, outcome, reason } = found;
  return (
    <>
      <LivePage topics={["protocols"]} />
      <PageHeader
        title={accountId === null ? name : <TextLink href={`/accounts/${accountId}`}>{name}</TextLink>}
        crumb={<TextLink href="/protocols/interventions">Interventions</TextLink>}
        mark={<Tag tone={stateTones[state]}>{stateWords[state]}</Tag>}
        tools={found.mayChange && <InterventionActions shown={found} asOf={today(timeZone)} />}
      >
        <TextLink href={`/protocols/${protocolId}`}>{protocol}</TextLink>, version {version}, opened{" "}
        {absoluteDate(openedAt.slice(0, 10))}
        {openedBy ? ` when ${openedBy} released it` : " by itself"}.
        {found.snoozedUntil && state === "open" && ` Snoozed until ${absoluteDate(found.snoozedUntil)}.`}
        {outcome && ` ${outcomeWords[outcome]}${reason ? `: “${reason}”` : "."}`}
      </PageHeader>
      <InterventionView found={found} timeZone={timeZone} />
    </>
  );
}
