import { z } from "zod";
import { bandSchema, daySchema } from "../schema.ts";

const count = z.number().int();
const id = z.coerce.number().int().positive();

/** Data: values that changed. Configuration: the model. Missing: what became unknown or known. */
export const causeKinds = ["data", "configuration", "missing"] as const;
export type CauseKind = (typeof causeKinds)[number];

/** What changed an account's band, closer than its kind: see rules/moves.ts. */
export const reasons = ["data", "lost", "gained", "in-use", "version", "bands", "segment"] as const;
export type Reason = (typeof reasons)[number];

export const moveColumns = ["account", "before", "after", "change", ...causeKinds] as const;

/** Which accounts between which days; by default the seven days up to today. */
export const movesScope = z.object({
  from: daySchema.optional(),
  to: daySchema.optional(),
  segment: z.string().min(1).max(200).optional(),
  team: id.optional(),
  owner: id.optional(),
});
export type MovesScope = z.infer<typeof movesScope>;

/** `measure`: the key of a leading measure, or "none" for moves without one. */
export const moveRowsInput = movesScope.extend({
  was: bandSchema.optional(),
  is: bandSchema.optional(),
  kind: z.enum(causeKinds).optional(),
  reason: z.enum(reasons).optional(),
  measure: z.string().min(1).max(120).optional(),
  sort: z.enum(moveColumns).default("change"),
  dir: z.enum(["asc", "desc"]).default("asc"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type MoveRowsInput = z.infer<typeof moveRowsInput>;

/** Whole score points; the three kinds add up to the change. All are 0, and the change null, when a day has no score. */
const parts = z.object({ data: count, configuration: count, missing: count });

const moveSchema = parts.extend({
  id: count,
  was: bandSchema,
  is: bandSchema,
  before: count.nullable(),
  after: count.nullable(),
  change: count.nullable(),
  kind: z.enum(causeKinds),
  reason: z.enum(reasons),
  /** The key of the leading measure; null when no single one led. */
  measure: z.string().nullable(),
});
export type Move = z.infer<typeof moveSchema>;

/** Sums over accounts; `scored` of them had a score on both days and are in the sums of points. */
const splitSum = parts.extend({ accounts: count, scored: count, change: count });
export type SplitSum = z.infer<typeof splitSum>;
const pairLine = splitSum.extend({ was: bandSchema, is: bandSchema });
export type PairLine = z.infer<typeof pairLine>;
/** Accounts that a measure led, and of those how many by each kind of cause. */
const measureLine = parts.extend({ measure: z.string().nullable(), label: z.string(), accounts: count });
export type MeasureLine = z.infer<typeof measureLine>;

/** `text` begins with `who` ("14 accounts turned at risk"); the parts are its reasons, the most frequent ones. */
const moveSentence = z.object({
  is: bandSchema,
  accounts: count,
  who: z.string(),
  text: z.string(),
  parts: z.array(
    z.object({ reason: z.enum(reasons), measure: z.string().nullable(), accounts: count, text: z.string() }),
  ),
});
export type MoveSentence = z.infer<typeof moveSentence>;

const named = z.object({ id: z.string(), name: z.string() });

export const movesSchema = z.object({
  from: daySchema,
  to: daySchema,
  today: daySchema,
  /** Accounts with a score on both days, and those that have one on the second only. */
  compared: count,
  newcomers: count,
  total: splitSum,
  pairs: z.array(pairLine),
  measures: z.array(measureLine),
  /** One for each band that accounts came to, at risk first. */
  sentences: z.array(moveSentence),
  choices: z.object({ segments: z.array(named), teams: z.array(named), owners: z.array(named) }),
});
export type Moves = z.infer<typeof movesSchema>;

const moveRow = moveSchema.extend({
  account: z.string(),
  segment: z.string().nullable(),
  owner: z.string().nullable(),
  label: z.string().nullable(),
  /** The days that the two stored scores are of. */
  beforeOn: daySchema,
  afterOn: daySchema,
});
export type MoveRow = z.infer<typeof moveRow>;
export const moveRowPage = z.object({ rows: z.array(moveRow), total: count });
export type MoveRowPage = z.infer<typeof moveRowPage>;

/** The address of the moves, read leniently: what makes no sense is as if it were not there. */
export function readMovesQuery(
  query: Record<string, string | string[] | number | undefined | null>,
): Omit<MoveRowsInput, "sort" | "dir"> {
  const { shape } = moveRowsInput;
  const one = (name: string) => [query[name]].flat()[0] ?? undefined;
  return {
    from: shape.from.safeParse(one("from")).data,
    to: shape.to.safeParse(one("to")).data,
    segment: shape.segment.safeParse(one("segment")).data,
    team: shape.team.safeParse(one("team")).data,
    owner: shape.owner.safeParse(one("owner")).data,
    was: shape.was.safeParse(one("was")).data,
    is: shape.is.safeParse(one("is")).data,
    kind: shape.kind.safeParse(one("kind")).data,
    reason: shape.reason.safeParse(one("reason")).data,
    measure: shape.measure.safeParse(one("measure")).data,
    page: shape.page.safeParse(one("page")).data ?? 1,
    pageSize: 50,
  };
}
