import type { Metadata } from "next";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Notice } from "#components/ui/notice.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <Notice
        level={1}
        title="There is nothing at this address"
        actions={<ButtonLink href="/">Go to my first screen</ButtonLink>}
      >
        It may have moved, or the link is incomplete. Search for it with ⌘K, or start again from your first screen.
      </Notice>
    </main>
  );
}
