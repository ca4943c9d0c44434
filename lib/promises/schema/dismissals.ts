import { z } from "zod";
import { promiseCategory, surface } from "../schema.ts";

const id = z.coerce.number().int().positive();
const count = z.number().int();
const instant = z.iso.datetime();

/** So many dismissals of a week are its sample; the same ones for everybody who looks. */
export const sampleSize = 10;

export const judgements = ["open", "promise", "no-promise"] as const;
export type Judgement = (typeof judgements)[number];
export const dismissalSorts = ["at", "person", "rule", "account"] as const;

export const dismissalsInput = z.object({
  /** Part of the sentence, of the account's or of the person's name. */
  q: z.string().trim().max(100).default(""),
  ruleId: z.string().max(60).nullable().default(null),
  userId: id.nullable().default(null),
  /** Any day of the week. */
  week: z.iso.date().nullable().default(null),
  judged: z.enum(judgements).nullable().default(null),
  /** Only the sample of each week. */
  sample: z.boolean().default(false),
  sort: z.enum(dismissalSorts).default("at"),
  dir: z.enum(["asc", "desc"]).default("desc"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type DismissalsInput = z.infer<typeof dismissalsInput>;

export const dismissalRow = z.object({
  id: count,
  at: instant,
  person: z.string().nullable(),
  personId: count.nullable(),
  accountId: count.nullable(),
  account: z.string().nullable(),
  surface,
  version: count,
  ruleId: z.string(),
  category: promiseCategory,
  words: z.string(),
  sentence: z.string(),
  judged: z.enum(judgements),
  judgedBy: z.string().nullable(),
  judgedAt: instant.nullable(),
  mayJudge: z.boolean(),
});
export type DismissalRow = z.infer<typeof dismissalRow>;
export const dismissalPage = z.object({ rows: z.array(dismissalRow), total: count });

/** What came of a person's dismissals. */
export const dismisser = z.object({
  personId: count,
  person: z.string(),
  dismissed: count,
  judgedPromise: count,
  judgedNone: count,
  open: count,
});
export type Dismisser = z.infer<typeof dismisser>;
export const dismissers = z.object({
  people: z.array(dismisser),
  rules: z.array(z.object({ ruleId: z.string(), dismissed: count })),
});

export const judgeInput = z.object({ dismissalId: id, wasPromise: z.boolean() });

type Query = Record<string, string | string[] | number | null | undefined>;

/** The address of the list, read leniently: what makes no sense is as if it were not there. */
export function readDismissalQuery(query: Query): Omit<DismissalsInput, "sort" | "dir"> {
  const { shape } = dismissalsInput;
  const one = (name: string) => [query[name]].flat()[0];
  return {
    q: shape.q.safeParse(one("q")).data ?? "",
    ruleId: shape.ruleId.safeParse(one("ruleId")).data ?? null,
    userId: shape.userId.safeParse(one("userId") ?? null).data ?? null,
    week: shape.week.safeParse(one("week")).data ?? null,
    judged: shape.judged.safeParse(one("judged")).data ?? null,
    sample: one("sample") === "1",
    page: shape.page.safeParse(one("page")).data ?? 1,
    pageSize: 50,
  };
}
