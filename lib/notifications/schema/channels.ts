import { z } from "zod";
import { notificationKinds } from "../schema.ts";

const id = z.coerce.number().int().positive();
const count = z.number().int();
const desks = ["sales", "customer-service", "technical", "billing-legal", "product"] as const;

export const channelTypes = ["slack", "webhook"] as const;
export const deliveryStates = ["waiting", "sent", "dead"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

const wants = {
  name: z.string().trim().min(1, "Write a name.").max(120),
  /** None: every kind. */
  kinds: z.array(z.enum(notificationKinds)).max(20).default([]),
  desk: z.enum(desks).nullable().default(null),
  teamId: id.nullable().default(null),
};
const address = z
  .url({ protocol: /^https?$/, error: "Give an address that begins with https://." })
  .max(2_000)
  .refine((url) => !URL.parse(url)?.username, "Leave name and password out of the address.");

export const newChannelInput = z.object({ type: z.enum(channelTypes), address, ...wants });
export type NewChannelInput = z.infer<typeof newChannelInput>;
export const changeChannelInput = z.object({ channelId: id, address: address.nullable().default(null), ...wants });
export type ChangeChannelInput = z.infer<typeof changeChannelInput>;
export const channelInput = z.object({ channelId: id });

/** `secret` is shown this once; a Slack channel has none. */
export const madeChannel = z.object({ channelId: z.number(), secret: z.string().nullable() });
export const doneChannel = z.object({ channelId: z.number() });

export const channelsInput = z.object({
  search: z.string().trim().max(200).default(""),
  type: z.enum(channelTypes).nullable().default(null),
  state: z.enum(["on", "paused"]).nullable().default(null),
  sort: z.enum(["name", "type", "last", "dead"]).default("name"),
  dir: z.enum(["asc", "desc"]).default("asc"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type ChannelsInput = z.infer<typeof channelsInput>;

export const channelRow = z.object({
  id: z.number(),
  type: z.enum(channelTypes),
  name: z.string(),
  host: z.string(),
  kinds: z.array(z.enum(notificationKinds)),
  desk: z.enum(desks).nullable(),
  teamId: z.number().nullable(),
  team: z.string().nullable(),
  pausedAt: z.date().nullable(),
  pausedBecause: z.string().nullable(),
  /** Until when the secret before the last rotation signs too. */
  previousUntil: z.date().nullable(),
  lastSentAt: z.date().nullable(),
  waiting: count,
  dead: count,
});
export type ChannelRow = z.infer<typeof channelRow>;
export const channelPage = z.object({ rows: z.array(channelRow), total: count });

export const deliveriesInput = z.object({
  channelId: id,
  state: z.enum(deliveryStates).nullable().default(null),
  search: z.string().trim().max(200).default(""),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type DeliveriesInput = z.infer<typeof deliveriesInput>;
export const deliveryRow = z.object({
  id: z.string(),
  kind: z.enum(notificationKinds),
  title: z.string(),
  href: z.string(),
  state: z.enum(deliveryStates),
  attempts: count,
  status: count.nullable(),
  problem: z.string().nullable(),
  nextAt: z.date().nullable(),
  createdAt: z.date(),
  sentAt: z.date().nullable(),
});
export type DeliveryRow = z.infer<typeof deliveryRow>;
export const deliveryPage = z.object({ rows: z.array(deliveryRow), total: count });

export const againInput = z.object({ channelId: id, deliveryIds: z.array(z.uuid()).min(1).max(1000) });
export const tried = z.object({ sent: z.boolean(), sentence: z.string() });
