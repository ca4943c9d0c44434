import type { Metadata } from "next";
import { LivePage } from "#components/live/live-page.tsx";
import { categoryWords } from "#components/promises/promise-words.ts";
import { Verdict } from "#components/promises/rule-table.tsx";
import { RuleView } from "#components/promises/rule-view.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { call } from "#lib/call.ts";
import { promises } from "#lib/promises/procedures.ts";

export const metadata: Metadata = { title: "A rule of the promise guard" };

export default async function RulePage({ params }: { params: Promise<{ ruleId: string }> }) {
  const { ruleId } = await params;
  const found = await call(promises.rule, { ruleId });
  const { rule, verdict, version, draftId } = found;
  return (
    <>
      <LivePage topics={["promises"]} />
      <PageHeader
        title={rule.name}
        mark={<Tag>{categoryWords[rule.category]}</Tag>}
        crumb={<TextLink href="/guard">Promise guard, v{version.version}</TextLink>}
        tools={
          <>
            <ButtonLink href={`/guard/dismissals?ruleId=${ruleId}`}>Called no promise</ButtonLink>
            {draftId !== null && <ButtonLink href={`/guard/draft/${ruleId}`}>In the draft</ButtonLink>}
          </>
        }
      >
        <Verdict verdict={verdict} />
      </PageHeader>
      <RuleView found={found} />
    </>
  );
}
