import { z } from "zod";
import { handBands, overrideSorts, overrideStates, verdictFilters } from "../rules/overrides.ts";
import { bandSchema, daySchema } from "../schema.ts";

const count = z.number().int();
const id = z.coerce.number().int().positive();
const answer = z.enum(["right", "wrong"]);

export const setOverrideInput = z.object({
  accountId: id,
  band: z.enum(handBands),
  reason: z.string().trim().min(1, "Say in a few words why the score is wrong.").max(500),
  /** The last day it counts. */
  endsOn: daySchema,
  /** The one in force that the caller has seen and replaces. */
  replaces: id.nullable().default(null),
});
export type SetOverrideInput = z.infer<typeof setOverrideInput>;

export const overrideRow = z.object({
  id: count,
  accountId: count,
  account: z.string(),
  band: z.enum(handBands),
  reason: z.string(),
  setBy: z.string().nullable(),
  startsOn: daySchema,
  endsOn: daySchema,
  /** The day on which somebody ended it before its time. */
  endedOn: daySchema.nullable(),
  endedBy: z.string().nullable(),
  /** Whether another one took its place. */
  replaced: z.boolean(),
  inForce: z.boolean(),
  /** What the model had computed by the day it was set. */
  computed: bandSchema.nullable(),
  score: z.number().nullable(),
  /** The first day after it was set that the account was no customer any more. */
  leftOn: daySchema.nullable(),
  verdict: z.enum(["right", "wrong", "no-side", "open"]),
  scoreVerdict: answer.nullable(),
  mayEnd: z.boolean(),
});
export type OverrideRow = z.infer<typeof overrideRow>;

export const overridesInput = z.object({
  /** Part of an account's or a person's name. */
  q: z.string().trim().max(100).default(""),
  state: z.enum(overrideStates).nullable().default(null),
  band: z.enum(handBands).nullable().default(null),
  verdict: z.enum(verdictFilters).nullable().default(null),
  /** What became of the score's own view of the same account. */
  score: answer.nullable().default(null),
  sort: z.enum(overrideSorts).default("set"),
  dir: z.enum(["asc", "desc"]).default("desc"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type OverridesInput = z.infer<typeof overridesInput>;
export const overridePage = z.object({ asOf: daySchema, rows: z.array(overrideRow), total: count });
export type OverridePage = z.infer<typeof overridePage>;

const tally = z.object({
  total: count,
  open: count,
  noSide: count,
  right: count,
  wrong: count,
  scoreRight: count,
  scoreWrong: count,
});

export const overrideVerdicts = z.object({
  asOf: daySchema,
  all: tally,
  bands: z.array(tally.extend({ band: z.enum(handBands) })),
});
export type OverrideVerdicts = z.infer<typeof overrideVerdicts>;

/** The address of the list, read leniently: what makes no sense is as if it were not there. */
export function readOverrideQuery(
  query: Record<string, string | string[] | number | null | undefined>,
): Omit<OverridesInput, "sort" | "dir"> {
  const { shape } = overridesInput;
  const one = (name: string) => [query[name]].flat()[0];
  return {
    q: shape.q.safeParse(one("q")).data ?? "",
    state: shape.state.safeParse(one("state")).data ?? null,
    band: shape.band.safeParse(one("band")).data ?? null,
    verdict: shape.verdict.safeParse(one("verdict")).data ?? null,
    score: shape.score.safeParse(one("score")).data ?? null,
    page: shape.page.safeParse(one("page")).data ?? 1,
    pageSize: 50,
  };
}
