import type { Metadata } from "next";
import { forbidden, redirect } from "next/navigation";
import { RuleForm } from "#components/promises/rule-form.tsx";
import { RuleView } from "#components/promises/rule-view.tsx";
import { WordLists } from "#components/promises/word-lists.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { promises } from "#lib/promises/procedures.ts";

export const metadata: Metadata = { title: "A rule of the draft" };

export default async function DraftRulePage({ params }: { params: Promise<{ ruleId: string }> }) {
  const { ruleId } = await params;
  const [{ draftId }, { role }] = await Promise.all([call(promises.rules, { pageSize: 1 }), currentCaller()]);
  const isNew = ruleId === "new";
  if (isNew && role !== "admin") forbidden();
  if (draftId === null) redirect("/guard/draft");
  const found = isNew ? null : await call(promises.rule, { ruleId, versionId: draftId });
  return (
    <>
      <PageHeader
        title={found?.rule.name ?? "A new rule"}
        crumb={<TextLink href="/guard/draft">Draft of the promise rules</TextLink>}
      >
        It counts once the draft is published.
      </PageHeader>
      {role === "admin" ? (
        <>
          <RuleForm key={ruleId} versionId={draftId} found={found} />
          <WordLists lists={found?.lists ?? []} />
        </>
      ) : (
        found && <RuleView found={found} />
      )}
    </>
  );
}
