import type { Metadata } from "next";
import { TargetsForm } from "#components/escalations/targets-form.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import { SettingsTabs } from "#components/people/settings-tabs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { call } from "#lib/call.ts";
import { escalations } from "#lib/escalations/procedures.ts";
import { people } from "#lib/people/procedures.ts";

export const metadata: Metadata = { title: "Escalation targets" };

const path = "/settings/escalations";

export default async function EscalationTargetsPage() {
  const [targets, me] = await Promise.all([call(escalations.targets, {}), call(people.me, {})]);
  return (
    <>
      <LivePage topics={["escalations"]} />
      <PageHeader title="Escalation targets">
        How soon an escalation is answered and closed, around the clock. The clock rests while a question waits for
        whoever raised it; new targets hold for what is raised from then on.
      </PageHeader>
      <SettingsTabs current={path} role={me.role} />
      <TargetsForm key={JSON.stringify(targets)} targets={targets} mayChange={me.role === "admin"} />
    </>
  );
}
