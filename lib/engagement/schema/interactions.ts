import { z } from "zod";
import { guardedText } from "#lib/promises/schema/texts.ts";

const id = z.coerce.number().int().positive();
const day = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const count = z.number().int();

export const interactionKinds = ["call", "email", "meeting", "check-in", "review", "ticket-note", "note"] as const;
export type InteractionKind = (typeof interactionKinds)[number];
/** What the system did for an account, by what it did it with. */
export const systemKinds = ["intervention", "escalation", "task", "handoff", "grant"] as const;
export type SystemKind = (typeof systemKinds)[number];
export const sentiments = ["positive", "neutral", "negative"] as const;
export type Sentiment = (typeof sentiments)[number];
export const directions = ["in", "out"] as const;
export const vias = ["mail", "calendar"] as const;

export const recordInput = z.object({
  accountId: id,
  kind: z.enum(interactionKinds),
  summary: z.string().trim().min(1, "Write what was said").max(4000),
  outcome: z.string().trim().max(1000).nullable().default(null),
  contactIds: z.array(id).max(30).default([]),
  sentiment: z.enum(sentiments).nullable().default(null),
  /** Of an email: from the customer, or to them. */
  direction: z.enum(directions).nullable().default(null),
  /** The customer reads it too: a note of a meeting that is sent round, a page of a review. Never of an email. */
  shared: z.boolean().default(false),
  /** It becomes a task of the caller. */
  nextStep: z
    .object({ what: z.string().trim().min(1, "Write what comes next").max(200), on: day })
    .nullable()
    .default(null),
  /** When it took place; now, when absent. Never in the future. */
  at: instant.optional(),
});
export type RecordInput = z.infer<typeof recordInput>;
/** Of words that the customer reads: what they rest on, and what in them was called no promise. */
export const guards = guardedText.pick({ reference: true, dismissed: true });
export type Guards = z.infer<typeof guards>;
/** A correction is a new row: the first stays readable. */
export const correctInput = recordInput.extend({ correctsId: id });
export type CorrectInput = z.infer<typeof correctInput>;

export const interactionRow = z.object({
  id: count,
  kind: z.enum(interactionKinds),
  at: instant,
  by: z.string().nullable(),
  byId: count.nullable(),
  contacts: z.array(z.object({ id: count, name: z.string() })),
  summary: z.string(),
  outcome: z.string().nullable(),
  sentiment: z.enum(sentiments).nullable(),
  direction: z.enum(directions).nullable(),
  shared: z.boolean(),
  nextStep: z.object({ what: z.string(), on: day }).nullable(),
  /** How it came in, when no person typed it. */
  via: z.enum(vias).nullable(),
  corrects: z.object({ summary: z.string(), at: instant }).nullable(),
});
export type InteractionRow = z.infer<typeof interactionRow>;

/** One line of everything documented: a conversation, or what the system did. */
export const documentedRow = z.object({
  key: z.string(),
  accountId: count,
  account: z.string(),
  at: instant,
  by: z.string().nullable(),
  mayChange: z.boolean(),
  interaction: interactionRow.nullable(),
  system: z.object({ kind: z.enum(systemKinds), what: z.string(), href: z.string().nullable() }).nullable(),
});
export type DocumentedRow = z.infer<typeof documentedRow>;

export const documentedSorts = ["at", "account", "person", "kind"] as const;
export const documentedInput = z.object({
  /** Words that all occur, each from its beginning. */
  q: z.string().trim().max(200).default(""),
  kind: z.enum(interactionKinds).nullable().default(null),
  personId: id.nullable().default(null),
  accountId: id.nullable().default(null),
  teamId: id.nullable().default(null),
  sentiment: z.enum(sentiments).nullable().default(null),
  /** Also, only, or without what the system did. */
  system: z.enum(["with", "only", "without"]).default("with"),
  from: day.nullable().default(null),
  to: day.nullable().default(null),
  sort: z.enum(documentedSorts).default("at"),
  dir: z.enum(["asc", "desc"]).default("desc"),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type DocumentedInput = z.infer<typeof documentedInput>;
export const documentedPage = z.object({ asOf: day, rows: z.array(documentedRow), total: count });

/** What an address says of the list; what it gets wrong is left out. */
export function readDocumentedQuery(query: Record<string, unknown>): DocumentedInput {
  const of = documentedInput.shape;
  const read = <Shape extends z.ZodType>(shape: Shape, value: unknown, otherwise: z.output<Shape>) => {
    const found = shape.safeParse(value);
    return value !== undefined && found.success ? found.data : otherwise;
  };
  const number = (value: unknown) => read(id.nullable(), value === "" ? null : value, null);
  return {
    q: read(of.q, query.q, ""),
    kind: read(of.kind, query.kind, null),
    personId: number(query.person),
    accountId: number(query.account),
    teamId: number(query.team),
    sentiment: read(of.sentiment, query.sentiment, null),
    system: read(of.system, query.system, "with"),
    from: read(of.from, query.from, null),
    to: read(of.to, query.to, null),
    sort: "at",
    dir: "desc",
    page: read(of.page, query.page, 1),
    pageSize: 50,
  };
}
