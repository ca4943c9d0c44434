import { z } from "zod";
import { day } from "../schema.ts";

const count = z.number().int();

/** The covers in force, a line for each colleague, owner and last day. */
export const coversInput = z.object({
  q: z.string().trim().max(100).default(""),
  /** Only those of my accounts and those I stand in for. */
  mine: z.stringbool().or(z.boolean()).default(false),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type CoversInput = z.infer<typeof coversInput>;

export const coverLine = z.object({
  userId: count,
  name: z.string(),
  ownerId: count.nullable(),
  ownerName: z.string().nullable(),
  untilOn: day.nullable(),
  accountIds: z.array(count),
  /** The first few by name. */
  first: z.array(z.object({ id: count, name: z.string() })),
  mayEnd: z.boolean(),
});
export type CoverLine = z.infer<typeof coverLine>;
export const coverPage = z.object({ rows: z.array(coverLine), total: count });
export type CoverPage = z.infer<typeof coverPage>;

/** Accounts that match filters, as ids, of those that the caller may change; at most so many at once. */
export const mostMatching = 20_000;
export const matching = z.object({ ids: z.array(count), notMine: count, more: z.boolean() });
export type Matching = z.infer<typeof matching>;
