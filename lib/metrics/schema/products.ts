import { z } from "zod";

const id = z.coerce.number().int().positive();

export const productSorts = ["name", "key", "subscriptions", "accounts", "scope"] as const;

export const productsInput = z.object({
  search: z.string().trim().max(100).default(""),
  scope: z.enum(["in", "out"]).nullable().default(null),
  sort: z.enum(productSorts).default("name"),
  dir: z.enum(["asc", "desc"]).default("asc"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type ProductsInput = z.infer<typeof productsInput>;

export const product = z.object({
  id: z.number(),
  key: z.string(),
  name: z.string(),
  inScope: z.boolean(),
  /** Lines that ever were, trials left out. */
  subscriptions: z.number(),
  accounts: z.number(),
});
export type Product = z.infer<typeof product>;
export const products = z.object({ rows: z.array(product), total: z.number() });

export const productInput = z.object({ productId: id });
export const scopeChanged = z.object({ productId: z.number(), changed: z.boolean() });

/** Accounts that hold the product now, and those of them that hold nothing else in scope. */
export const scopeEffect = z.object({ holding: z.number(), alone: z.number() });
export type ScopeEffect = z.infer<typeof scopeEffect>;

/** How far the figures have followed the last change of scope. */
export const rescope = z.object({
  id: z.number(),
  state: z.enum(["waiting", "running", "done", "failed"]),
  done: z.number(),
  total: z.number(),
});
export type Rescope = z.infer<typeof rescope>;
