import { notFound } from "next/navigation";
import { HandoffForm } from "#components/handoffs/handoff-form.tsx";
import { HandoffState } from "#components/handoffs/handoff-list.tsx";
import { HandoffSteps } from "#components/handoffs/handoff-steps.tsx";
import { HandoffLog, HandoffView } from "#components/handoffs/handoff-view.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { PageHeader, SplitPage } from "#components/ui/page-header.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { readAccountId } from "#lib/accounts/rules.ts";
import { call, currentCaller } from "#lib/call.ts";
import { handoffs } from "#lib/handoffs/procedures.ts";

export const metadata = { title: "Handoff" };

export default async function HandoffPage({ params }: { params: Promise<{ handoffId: string }> }) {
  const handoffId = readAccountId((await params).handoffId);
  if (!handoffId) notFound();
  const [handoff, { role }] = await Promise.all([call(handoffs.get, { handoffId }), currentCaller()]);
  const { account, accountId, missing, csm, owner } = handoff;
  return (
    <>
      <LivePage topics={["handoffs"]} />
      <PageHeader
        title={handoff.title}
        mark={<HandoffState state={handoff.state} />}
        crumb={<TextLink href="/handoffs">Handoffs</TextLink>}
        tools={<HandoffSteps handoff={handoff} />}
      >
        {role === "specialist" ? account : <TextLink href={`/accounts/${accountId}`}>{account}</TextLink>}, for{" "}
        {csm ?? owner ?? "nobody yet"}.
      </PageHeader>
      {missing && (
        <Banner tone="warning" label="Missing">
          Missing: {missing}
        </Banner>
      )}
      <SplitPage sideLabel="What happened" side={<HandoffLog log={handoff.log} />}>
        {handoff.mayEdit ? <HandoffForm key={handoff.state} handoff={handoff} /> : <HandoffView handoff={handoff} />}
      </SplitPage>
    </>
  );
}
