import { z } from "zod";
import { grantScopes, grantShape } from "../schema.ts";

export const grantStates = ["active", "ended", "revoked"] as const;
export const grantSorts = ["state", "person", "givenBy", "given", "ends"] as const;

export const grantsInput = z.object({
  search: z.string().trim().max(100).default(""),
  state: z.enum(grantStates).nullable().default(null),
  scope: z.enum(grantScopes).nullable().default(null),
  sort: z.enum(grantSorts).default("state"),
  dir: z.enum(["asc", "desc"]).default("asc"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type GrantsInput = z.infer<typeof grantsInput>;

export const grantPage = z.object({ rows: z.array(grantShape), total: z.number() });
export type GrantPage = z.infer<typeof grantPage>;
