import type { Metadata } from "next";
import { ProtocolForm } from "#components/playbooks/protocol-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { call } from "#lib/call.ts";
import { playbooks } from "#lib/playbooks/procedures.ts";
import { blankDefinition } from "#lib/playbooks/rules/blank-definition.ts";

export const metadata: Metadata = { title: "New protocol" };

export default async function NewProtocolPage() {
  const choices = await call(playbooks.choices, {});
  return (
    <>
      <PageHeader title="New protocol" crumb={<TextLink href="/protocols">Protocols</TextLink>}>
        It is kept as a draft. Before it runs you see who it would fire for, and how often.
      </PageHeader>
      <ProtocolForm protocolId={null} definition={blankDefinition} choices={choices} />
    </>
  );
}
