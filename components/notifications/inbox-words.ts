import { type InboxInput, type InboxView, inboxViews } from "#lib/notifications/schema/inbox.ts";
import type { NotificationKind } from "#lib/notifications/schema.ts";
import { notificationKinds } from "#lib/notifications/schema.ts";
import { oneText, pageNumber } from "../people/page-number.ts";
import type { Query } from "../ui/href.ts";
import { readSort } from "../ui/sort.ts";

export const kindWords: Record<NotificationKind, string> = {
  escalation: "Escalation",
  task: "Task",
  intervention: "Intervention",
  mention: "Mention",
  handoff: "Handoff",
  grant: "Money access",
  system: "Bellwether",
};
export const kindOptions = notificationKinds.map((value) => ({ value, label: kindWords[value] }));

export const viewWords: Record<InboxView, string> = {
  inbox: "Inbox",
  unread: "Unread",
  snoozed: "Snoozed",
  muted: "Muted",
  archived: "Archived",
};

/** The address of the inbox, read leniently. */
export function readInboxQuery(query: Query): InboxInput {
  const view = inboxViews.find((one) => one === query.view) ?? "inbox";
  const kind = notificationKinds.find((one) => one === query.kind) ?? null;
  const sort = readSort(oneText(query.sort as string), ["at", "account"] as const, "-at");
  return {
    search: oneText(query.q as string),
    view,
    kind,
    ...sort,
    page: pageNumber(query.page as string),
    pageSize: 50,
  };
}

type Snooze = { label: string; until: Date };

/** Until when a line can be put aside, in the person's own days; `now` is the browser's. */
export function snoozesFrom(now: Date): Snooze[] {
  const morning = (days: number) => {
    const at = new Date(now);
    at.setDate(at.getDate() + days);
    at.setHours(8, 0, 0, 0);
    return at;
  };
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  return [
    { label: "For an hour", until: new Date(now.getTime() + 3_600_000) },
    { label: "Until tomorrow, 8:00", until: morning(1) },
    ...(untilMonday > 1 ? [{ label: "Until Monday, 8:00", until: morning(untilMonday) }] : []),
    { label: "For 30 days", until: morning(30) },
  ];
}
