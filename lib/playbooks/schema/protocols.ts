import { z } from "zod";
import { definitionSchema, protocolModes, scopeKinds } from "../schema.ts";

const count = z.number().int();
const id = z.coerce.number().int().positive();
const day = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const page = z.coerce.number().int().min(1).max(100_000).default(1);
const search = z.string().trim().max(100).default("");

/** How often it was right, of what a person judged at the end [X11]. */
const precision = z.object({ judged: count, right: count, small: z.boolean() });

export const protocolRow = z.object({
  id: count,
  name: z.string(),
  /** E1, E2 or E3 where it is one of those. */
  spec: z.string().nullable(),
  shipped: z.boolean(),
  mode: z.enum(protocolModes),
  version: count,
  hasDraft: z.boolean(),
  /** The trigger as a sentence. */
  when: z.string(),
  uncapped: z.boolean(),
  weeklyLimit: count.nullable(),
  open: count,
  /** Interventions opened in 90 days; for one in shadow those that would have been. */
  fired: count,
  backlog: count,
  overLimit: count,
  precision,
});
export type ProtocolRow = z.infer<typeof protocolRow>;
export const protocolList = z.object({ asOf: day, rows: z.array(protocolRow), backlog: count, overLimit: count });

export const protocolDetail = protocolRow.extend({
  asOf: day,
  /** What an admin sees in the builder: the draft where there is one. */
  definition: definitionSchema,
  sentence: z.array(z.string()),
  inForce: z.array(z.string()).nullable(),
  holdoutPercent: count,
  heldOut: count,
  modeChangedAt: instant.nullable(),
  modeChangedBy: z.string().nullable(),
  /** Whether the whole book was looked at since it was switched to what it is. */
  looked: z.boolean(),
  versions: z.array(
    z.object({
      version: count,
      name: z.string(),
      note: z.string().nullable(),
      by: z.string().nullable(),
      at: instant,
      sentence: z.array(z.string()),
    }),
  ),
});
export type ProtocolDetail = z.infer<typeof protocolDetail>;

const choice = z.object({ value: z.string(), label: z.string(), unit: z.string() });
/** What the builder offers to choose from. */
export const choices = z.object({
  metrics: z.array(choice),
  measures: z.array(choice),
  segments: z.array(z.string()),
  tiers: z.array(z.string()),
});
export type Choices = z.infer<typeof choices>;

export const saveDraftInput = z.object({ protocolId: id.nullable().default(null), definition: definitionSchema });
export const setModeInput = z.object({
  protocolId: id,
  mode: z.enum(protocolModes),
  /** What changed, for the history of versions. */
  note: z.string().trim().max(200).nullable().default(null),
});
export const setLimitsInput = z.object({
  protocolId: id,
  weeklyLimit: z.coerce.number().int().min(1, "At least 1 a week.").max(100_000).nullable(),
  holdoutPercent: z.coerce.number().int().min(0).max(50, "At most half."),
});

export const previewInput = z.object({
  protocolId: id,
  q: search,
  page,
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type PreviewInput = z.infer<typeof previewInput>;
export const preview = z.object({
  asOf: day,
  /** Why nothing can be said in advance; null when it can. */
  closed: z.string().nullable(),
  rows: z.array(
    z.object({
      accountId: count,
      name: z.string(),
      owner: z.string().nullable(),
      segment: z.string().nullable(),
      band: z.enum(["at-risk", "watch", "healthy", "unknown"]),
      score: z.number().nullable(),
      why: z.string(),
    }),
  ),
  total: count,
});
export type Preview = z.infer<typeof preview>;

export const alertWeeks = z.object({
  weeks: count,
  /** Accounts that were looked at, and of how many: of a large book a share stands for all. */
  looked: count,
  accounts: count,
  closed: z.string().nullable(),
  lines: z.array(z.object({ id: count.nullable(), name: z.string().nullable(), perWeek: z.number() })),
  perWeek: z.array(z.object({ day, fired: z.number() })),
});
export type AlertWeeks = z.infer<typeof alertWeeks>;

/** What waits, what would have fired, what is held out. */
export const matchLists = ["backlog", "limit", "shadow", "held-out"] as const;
export const matchesInput = z.object({
  list: z.enum(matchLists),
  protocolId: id.nullable().default(null),
  q: search,
  page,
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type MatchesInput = z.infer<typeof matchesInput>;
export const matchRow = z.object({
  id: count,
  protocolId: count,
  protocol: z.string(),
  accountId: count.nullable(),
  /** The account, the segment, or "The whole book". */
  name: z.string(),
  scopeKind: z.enum(scopeKinds),
  owner: z.string().nullable(),
  since: day,
  at: instant,
  endedAt: instant.nullable(),
  why: z.string(),
  score: z.number().nullable(),
  mayRelease: z.boolean(),
});
export type MatchRow = z.infer<typeof matchRow>;
export const matchPage = z.object({ rows: z.array(matchRow), total: count });
export const releaseInput = z
  .object({
    matchIds: z.array(id).max(1000).default([]),
    /** All that wait, of one protocol or of every one, that the caller may release. */
    all: z.boolean().default(false),
    protocolId: id.nullable().default(null),
  })
  .refine(({ matchIds, all }) => all || matchIds.length > 0, "Choose at least one, or all.");
export type ReleaseInput = z.infer<typeof releaseInput>;
export const released = z.object({ opened: count, over: count, notYours: count });

export const effectInput = z.object({
  protocolId: id,
  days: z.coerce
    .number()
    .refine((days) => [30, 90, 180].includes(days), "Choose 30, 90 or 180 days.")
    .default(90),
});
const side = z.object({ n: count, saved: count });
export const effect = z.object({
  days: count,
  against: z.enum(["similar", "held-out"]),
  treated: side,
  untreated: side,
  /** Interventions that are too young to tell, and those without anybody like them. */
  young: count,
  unmatched: count,
  difference: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Why nothing can be said; null when it can. */
  cannotTell: z.string().nullable(),
});
export type Effect = z.infer<typeof effect>;
