import { z } from "zod";

const id = z.coerce.number().int().positive();
const page = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
};
const search = z.string().trim().max(200).default("");
const dir = z.enum(["asc", "desc"]).default("desc");
const count = z.number().int();

export const sourceStates = ["active", "expired", "revoked"] as const;
export const sourceSorts = ["name", "last", "rate", "day", "duplicate", "refused", "waiting"] as const;

export const sourceInput = z.object({ sourceId: id });
export const sourcesInput = z.object({
  search,
  state: z.enum(sourceStates).nullable().default(null),
  sort: z.enum(sourceSorts).default("last"),
  dir,
  ...page,
});
export type SourcesInput = z.infer<typeof sourcesInput>;

/** A source is an ingest key. Figures are of the last 24 hours; `rate` is events a minute over the last five. */
export const sourceRow = z.object({
  id: z.number(),
  name: z.string(),
  prefix: z.string(),
  state: z.enum(sourceStates),
  createsAccounts: z.boolean(),
  /** The minute of the last request that brought an event, taken or not. */
  lastAt: z.date().nullable(),
  rate: z.number(),
  taken: count,
  duplicate: count,
  refused: count,
  /** Events that wait for an account, counted up to `waitingMost`. */
  waiting: count,
  /** Events that arrived in each of the last 24 hours, oldest first. */
  hours: z.array(count),
});
export type SourceRow = z.infer<typeof sourceRow>;
export const sourceList = z.object({ rows: z.array(sourceRow), total: z.number() });
export const waitingMost = 10_000;

export const sourceFigures = sourceRow.extend({
  createdAt: z.date(),
  /** Events that arrived in each ten minutes of the last 24 hours, oldest first. */
  line: z.array(count),
  quarantined: count,
});
export type SourceFigures = z.infer<typeof sourceFigures>;

export const newSourceInput = z.object({
  name: z.string().trim().min(1, "Write a name.").max(120),
  createsAccounts: z.boolean().default(false),
});
export const newSource = z.object({ id: z.number(), secret: z.string() });
export const changeSourceInput = z.object({ sourceId: id, createsAccounts: z.boolean() });

/** Why events of one day were not taken. `sample` is the last of them, without anything secret. */
export const refusalRow = z.object({
  reason: z.string(),
  day: z.iso.date(),
  count,
  lastAt: z.date(),
  sample: z.string(),
});
export type RefusalRow = z.infer<typeof refusalRow>;
export const refusalsInput = z.object({ sourceId: id, days: z.coerce.number().int().min(1).max(90).default(14) });

export const groupStates = ["waiting", "ignored"] as const;
export const groupsInput = z.object({ sourceId: id, state: z.enum(groupStates).default("waiting"), search, ...page });
export type GroupsInput = z.infer<typeof groupsInput>;

const near = z.object({ accountId: z.number(), name: z.string(), why: z.enum(["name", "domain", "external id"]) });
export type NearAccount = z.infer<typeof near>;
/** Events of one groupId that belong to no known account. Without a groupId nothing says whose they are. */
export const waitingGroup = z.object({
  groupId: z.string().nullable(),
  /** The name that a group call gave. */
  called: z.string().nullable(),
  events: count,
  people: count,
  firstAt: z.date().nullable(),
  lastAt: z.date().nullable(),
  near: z.array(near),
});
export type WaitingGroup = z.infer<typeof waitingGroup>;
/** `more`: there are more events than the newest `groupsLooked`, over which groups are counted. */
export const waitingGroups = z.object({ rows: z.array(waitingGroup), total: z.number(), more: z.boolean() });
export type WaitingGroups = z.infer<typeof waitingGroups>;
export const groupsLooked = 50_000;

const groupId = z.string().min(1).max(1000);
export const mapGroupInput = z.object({ sourceId: id, groupId, accountId: id });
export const groupInput = z.object({ sourceId: id, groupId });

export const recentInput = z.object({
  sourceId: id,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Looks further back for a source that is silent among busy ones. */
  deep: z.stringbool().or(z.boolean()).default(false),
});
export type RecentInput = z.infer<typeof recentInput>;
export const recentEvent = z.object({
  messageId: z.string(),
  type: z.string(),
  name: z.string().nullable(),
  accountId: z.number().nullable(),
  account: z.string().nullable(),
  groupId: z.string().nullable(),
  person: z.string().nullable(),
  at: z.date(),
  state: z.enum(["taken", "waiting", "ignored"]),
});
export type RecentEvent = z.infer<typeof recentEvent>;
