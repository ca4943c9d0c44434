import type { Metadata } from "next";
import { LivePage } from "#components/live/live-page.tsx";
import { EditWords } from "#components/promises/edit-words.tsx";
import { ExcuseList } from "#components/promises/excuse-list.tsx";
import { FixedList } from "#components/promises/fixed-list.tsx";
import { GuardTabs } from "#components/promises/guard-tabs.tsx";
import { WordListTable } from "#components/promises/word-list-table.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import type { Query } from "#components/ui/href.ts";
import { PageHeader, Section } from "#components/ui/page-header.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { promises } from "#lib/promises/procedures.ts";

export const metadata: Metadata = { title: "Words of the promise guard" };
const path = "/guard/words";

export default async function GuardWordsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const wantsDraft = (await searchParams).draft === "1";
  const [inUse, { role }] = await Promise.all([call(promises.words, {}), currentCaller()]);
  const { draftId } = inUse;
  const shown = wantsDraft && draftId !== null ? await call(promises.words, { versionId: draftId }) : inUse;
  const { version, lists, excuses, fixed } = shown;
  const isDraft = version.status === "draft";
  const editable = isDraft && role === "admin" ? version.id : null;
  const other = isDraft ? (
    <ButtonLink href={path}>In use</ButtonLink>
  ) : (
    draftId !== null && <ButtonLink href={`${path}?draft=1`}>In the draft</ButtonLink>
  );
  return (
    <>
      <LivePage topics={["promises"]} />
      <PageHeader title="Words" mark={<Tag>{isDraft ? "draft" : `v${version.version}`}</Tag>} tools={other}>
        What rules rest on. An admin changes lists and excuses in the draft; they count once it is published.
      </PageHeader>
      <GuardTabs current={path} />
      <div className="grid gap-8">
        <Section title="Excuses">
          <ExcuseList excuses={excuses} versionId={editable} />
        </Section>
        <Section
          title="Word lists"
          tools={editable !== null && <EditWords edited={{ list: null }} versionId={editable} />}
        >
          <WordListTable lists={lists} versionId={editable} />
        </Section>
        <Section title="Built in">
          <FixedList rows={fixed} />
        </Section>
      </div>
    </>
  );
}
