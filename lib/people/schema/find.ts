import { z } from "zod";
import { roles } from "#lib/caller.ts";

const id = z.coerce.number().int().positive();

export const findInput = z.object({
  search: z.string().trim().max(100).default(""),
  roles: z.array(z.enum(roles)).min(1).optional(),
  teamIds: z.array(id).max(200).optional(),
  /** One person who must not be chosen, such as oneself. */
  without: id.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type FindPeople = z.infer<typeof findInput>;

/** Whom one can choose: a name and what they do, no addresses. */
export const foundPeople = z.object({
  rows: z.array(z.object({ id: z.number().int(), name: z.string(), roles: z.array(z.enum(roles)) })),
  total: z.number().int(),
});
export type Found = z.infer<typeof foundPeople>;
