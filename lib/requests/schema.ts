import { z } from "zod";
import { escalationCategories, severities } from "#lib/escalations/schema.ts";

const id = z.coerce.number().int().positive();
const day = z.iso.date();
const count = z.number().int();

export const channels = ["email", "call", "meeting", "chat", "ticket", "other"] as const;
export const requestStates = ["open", "inside", "outside"] as const;
export const requestSorts = ["logged", "account", "area"] as const;

/** An area of the scope (S2), or a category of what is outside it (S1), with the words that suggest it. */
export const scopeArea = z.object({
  id: count,
  name: z.string(),
  inside: z.boolean(),
  category: z.enum(escalationCategories).nullable(),
  words: z.array(z.string()),
  /** How many requests were judged to be of it. */
  requests: count,
});
export type ScopeArea = z.infer<typeof scopeArea>;

const areaFields = {
  name: z.string().trim().min(1, "Give the area a name").max(120),
  words: z.array(z.string().trim().min(2, "A word has two letters at least").max(60)).max(100),
};
export const addAreaInput = z.object({ ...areaFields, category: z.enum(escalationCategories).nullable() });
export type AddAreaInput = z.infer<typeof addAreaInput>;
export const changeAreaInput = z.object({ ...areaFields, areaId: id });
export type ChangeAreaInput = z.infer<typeof changeAreaInput>;
export const archiveAreaInput = z.object({ areaId: id, archived: z.boolean() });

export const logRequestInput = z.object({
  accountId: id,
  words: z.string().trim().min(1, "Write what the customer asked for").max(4000),
  channel: z.enum(channels),
  contactId: id.nullable().default(null),
  /** Who asked, when they are no contact of the account. */
  asker: z.string().trim().max(120).nullable().default(null),
  /** Today, when absent. Never a day to come. */
  askedOn: day.optional(),
});
export type LogRequestInput = z.infer<typeof logRequestInput>;

export const insideInput = z.object({
  accountId: id,
  requestId: id,
  areaId: id,
  title: z.string().trim().min(1, "Say what is to be done").max(200),
  dueOn: day,
});
export type InsideInput = z.infer<typeof insideInput>;

export const outsideInput = z.object({
  accountId: id,
  requestId: id,
  areaId: id,
  severity: z.enum(severities).default("normal"),
  /** The sentence of E5 letter by letter, with whatever stands around it. */
  text: z.string().trim().min(1).max(20_000),
  reference: z.string().trim().max(40).nullable().default(null),
  dismissed: z.array(z.string().max(200)).max(100).default([]),
});
export type OutsideInput = z.infer<typeof outsideInput>;

export const requestRow = z.object({
  id: count,
  accountId: count,
  account: z.string(),
  asker: z.string().nullable(),
  words: z.string(),
  channel: z.enum(channels),
  askedOn: day,
  loggedBy: z.string().nullable(),
  state: z.enum(requestStates),
  area: z.string().nullable(),
  category: z.enum(escalationCategories).nullable(),
  suggestedId: count.nullable(),
  suggested: z.string().nullable(),
  judgedBy: z.string().nullable(),
  reply: z.string().nullable(),
  taskId: count.nullable(),
  taskState: z.enum(["open", "done", "dropped"]).nullable(),
  /** "ESC-12" and how it stands. */
  reference: z.string().nullable(),
  escalation: z.string().nullable(),
  mayChange: z.boolean(),
});
export type RequestRow = z.infer<typeof requestRow>;

export const requestsInput = z.object({
  q: z.string().trim().max(100).default(""),
  accountId: id.nullable().default(null),
  state: z.enum(requestStates).nullable().default(null),
  areaId: id.nullable().default(null),
  channel: z.enum(channels).nullable().default(null),
  sort: z.enum(requestSorts).default("logged"),
  dir: z.enum(["asc", "desc"]).default("desc"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type RequestsInput = z.infer<typeof requestsInput>;

export const requestPage = z.object({
  asOf: day,
  rows: z.array(requestRow),
  total: count,
  counts: z.object({ open: count, inside: count, outside: count }),
  /** Of all that were judged: how many of each area. */
  kinds: z.array(z.object({ areaId: count, name: z.string(), inside: z.boolean(), count })),
});
export type RequestPage = z.infer<typeof requestPage>;

/** The address of the list, read leniently: what makes no sense is as if it were not there. */
export function readRequestQuery(query: Record<string, string | string[] | number | null | undefined>) {
  const { shape } = requestsInput;
  const one = (name: string) => [query[name]].flat()[0] ?? null;
  return {
    q: shape.q.safeParse(one("q") ?? "").data ?? "",
    accountId: shape.accountId.safeParse(one("account")).data ?? null,
    state: shape.state.safeParse(one("state")).data ?? null,
    areaId: shape.areaId.safeParse(one("area")).data ?? null,
    channel: shape.channel.safeParse(one("channel")).data ?? null,
    page: shape.page.safeParse(one("page") ?? 1).data ?? 1,
    pageSize: 50,
  };
}
