import { z } from "zod";
import { notificationKinds } from "../schema.ts";

const count = z.number().int();
const group = z.string().min(1).max(200);

export const inboxViews = ["inbox", "unread", "snoozed", "muted", "archived"] as const;
export type InboxView = (typeof inboxViews)[number];

export const inboxInput = z.object({
  search: z.string().trim().max(200).default(""),
  view: z.enum(inboxViews).default("inbox"),
  kind: z.enum(notificationKinds).nullable().default(null),
  sort: z.enum(["at", "account"]).default("at"),
  dir: z.enum(["asc", "desc"]).default("desc"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type InboxInput = z.infer<typeof inboxInput>;

/** All notifications of one group: the words of the newest, and how many there are. */
export const inboxLine = z.object({
  group,
  kind: z.enum(notificationKinds),
  title: z.string(),
  detail: z.string().nullable(),
  href: z.string(),
  accountId: z.number().nullable(),
  account: z.string().nullable(),
  by: z.string().nullable(),
  at: z.date(),
  count,
  unread: count,
  snoozedUntil: z.date().nullable(),
  muted: z.boolean(),
  archived: z.boolean(),
});
export type InboxLine = z.infer<typeof inboxLine>;
export const inboxPage = z.object({ rows: z.array(inboxLine), total: count });

const groups = z.array(group).min(1, "Choose what to change.").max(1000);
export const changeLinesInput = z.object({
  groups,
  change: z.discriminatedUnion("to", [
    z.object({ to: z.literal("read") }),
    z.object({ to: z.literal("unread") }),
    z.object({ to: z.literal("archived") }),
    z.object({ to: z.literal("inbox") }),
    z.object({
      to: z.literal("snoozed"),
      until: z.coerce
        .date()
        .refine((until) => until.getTime() > Date.now(), "Choose a time in the future.")
        .refine((until) => until.getTime() < Date.now() + 366 * 86_400_000, "Choose a time within a year."),
    }),
  ]),
});
export type ChangeLinesInput = z.infer<typeof changeLinesInput>;

/** `at` names the change, so that exactly it can be taken back. */
export const changedLines = z.object({ groups: z.array(group), at: z.date() });
export const takeBackLinesInput = z.object({ groups, at: z.coerce.date() });

export const muteInput = z.object({ what: z.enum(["group", "kind", "account"]), key: group });
export type MuteInput = z.infer<typeof muteInput>;
export const muteRow = muteInput.extend({ label: z.string(), at: z.date() });
export type MuteRow = z.infer<typeof muteRow>;
