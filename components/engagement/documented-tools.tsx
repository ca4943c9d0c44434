"use client";

import type { DocumentedInput } from "#lib/engagement/schema/interactions.ts";
import { ExportButton } from "../adoption/export-button.tsx";
import { rpc } from "../shell/rpc.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { MailDrop } from "./mail-drop.tsx";

/** What the list shows, all pages of it, as a file; and mails that are added to it. */
export function DocumentedTools({ input, mayAdd }: { input: DocumentedInput; mayAdd: boolean }) {
  const { page: _page, pageSize: _size, ...asked } = input;
  return (
    <>
      {mayAdd && <ButtonLink href="/interactions/waiting">Waiting mail</ButtonLink>}
      {mayAdd && <MailDrop />}
      <ExportButton read={() => rpc.engagement.exportDocumented(asked)} />
    </>
  );
}
