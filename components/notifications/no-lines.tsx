import type { InboxView } from "#lib/notifications/schema/inbox.ts";
import { LivePage } from "../live/live-page.tsx";
import { Empty } from "../ui/empty.tsx";

const words: Record<InboxView, { title: string; text: string }> = {
  inbox: { title: "Nothing needs you here", text: "Answers, tasks, mentions and handoffs arrive here as they happen." },
  unread: { title: "You have read everything", text: "What comes next appears here." },
  snoozed: { title: "Nothing is snoozed", text: "A snoozed line comes back to the inbox by itself." },
  muted: { title: "Nothing came of what you muted", text: "Mute a line, a kind or an account from its menu." },
  archived: { title: "The archive is empty", text: "An archived line comes back when something new happens." },
};

/** An empty view of the inbox, which fills by itself. */
export function NoLines({ view }: { view: InboxView }) {
  return (
    <>
      <LivePage topics={["inbox"]} />
      <Empty title={words[view].title}>{words[view].text}</Empty>
    </>
  );
}
