import { z } from "zod";

export const notificationKinds = [
  "escalation",
  "task",
  "intervention",
  "mention",
  "handoff",
  "grant",
  "system",
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** What happened, as it goes out to other systems; the same for everybody who was told. */
export const notificationEvent = z.object({
  kind: z.enum(notificationKinds),
  group: z.string(),
  title: z.string(),
  detail: z.string().nullable(),
  href: z.string(),
  accountId: z.number().nullable(),
  at: z.string(),
});
export type NotificationEvent = z.infer<typeof notificationEvent>;
