import type { Metadata } from "next";
import { KeyList } from "#components/people/key-list.tsx";
import { NewKey } from "#components/people/new-key.tsx";
import { SettingsTabs } from "#components/people/settings-tabs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Empty } from "#components/ui/states.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { call } from "#lib/call.ts";
import { people } from "#lib/people/procedures.ts";

export const metadata: Metadata = { title: "API keys" };

export default async function KeysPage() {
  const [keys, me] = await Promise.all([call(people.keys, {}), call(people.me, {})]);
  return (
    <>
      <PageHeader title="API keys" tools={<NewKey />}>
        For programs. Each acts for one person and never does more than they may.{" "}
        <TextLink href="/api/docs">What can be asked</TextLink>
      </PageHeader>
      <SettingsTabs current="/settings/keys" role={me.role} />
      {keys.length > 0 ? (
        <KeyList keys={keys} now={new Date()} timeZone={me.timeZone} />
      ) : (
        <Empty title="No key yet" action={<NewKey />}>
          A key lets a program send events, read, or act for a person.
        </Empty>
      )}
    </>
  );
}
