import { z } from "zod";
import { keyKinds } from "../schema.ts";

export const keyStates = ["active", "expired", "revoked"] as const;
export const keySorts = ["created", "name", "actsFor", "lastUsed", "ends"] as const;

export const keysInput = z.object({
  search: z.string().trim().max(100).default(""),
  state: z.enum(keyStates).nullable().default(null),
  kind: z.enum(keyKinds).nullable().default(null),
  sort: z.enum(keySorts).default("created"),
  dir: z.enum(["asc", "desc"]).default("desc"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type KeysInput = z.infer<typeof keysInput>;
