import { z } from "zod";
import { db } from "#lib/db.ts";
import type { Day } from "../rules/day.ts";
import { daySchema } from "../schema.ts";
import { type Book, readBook, readFeaturesAndMeasures } from "./book.ts";

export const REACH = "health.reach";

const reachSchema = z.object({
  asOf: daySchema,
  modelId: z.number().int(),
  usage: daySchema.nullable(),
  interactions: daySchema.nullable(),
  tickets: daySchema.nullable(),
  inUse: z.array(z.boolean()),
});
/** What the last run over the whole book found out about it; whoever looks at a few accounts needs it. */
export type Reach = z.infer<typeof reachSchema>;

export async function readReach(): Promise<Reach | null> {
  const row = await db.setting.findUnique({ where: { key: REACH } });
  const parsed = reachSchema.safeParse(row?.value);
  return parsed.success ? parsed.data : null;
}

/** The book on a day: what the last run found when it was on that day, for asking every account anew takes a while. */
export async function readBookFor(day: Day): Promise<{ book: Book; inUse: boolean[] | null }> {
  const reach = await readReach();
  if (reach?.asOf !== day) return { book: await readBook(day), inUse: null };
  const { usage, interactions, tickets, inUse } = reach;
  return { book: { asOf: day, usage, interactions, tickets, ...(await readFeaturesAndMeasures()) }, inUse };
}
