import { z } from "zod";
import { roles } from "#lib/caller.ts";

export const desks = ["sales", "customer-service", "technical", "billing-legal", "product"] as const;
export const emailShape = z.email("Write an e-mail address, like ines@example.com.").trim().toLowerCase().max(254);
export const passwordShape = z
  .string()
  .min(10, "Use at least 10 characters.")
  .max(200, "Use at most 200 characters.")
  .refine(
    (typed) => typed.trim().toLowerCase() !== "bellwether",
    "Everybody knows the demo's password. Choose another.",
  );

export const roleGiven = z
  .object({ role: z.enum(roles), desk: z.enum(desks).nullable().default(null) })
  .refine(
    ({ role, desk }) => (role === "specialist") === (desk !== null),
    "A specialist needs a desk, and only a specialist has one.",
  );
export const rolesGiven = z
  .array(roleGiven)
  .min(1, "Give at least one role.")
  .refine((given) => new Set(given.map(({ role }) => role)).size === given.length, "Give each role once.");

/** Names of places only: an offset such as "+01:00" knows no summer time. */
export const timeZones = () => ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
export const timeZoneShape = z
  .string()
  .refine((name) => timeZones().includes(name), "Choose a time zone of the list, like Europe/Paris.");

export const setUpShape = z.object({
  demo: z.boolean(),
  accounts: z.number().int(),
  imports: z.number().int(),
  ownPeople: z.number().int(),
  demoPeople: z.number().int(),
  model: z.object({ version: z.number().int(), name: z.string(), publishedAt: z.date() }).nullable(),
  definitions: z.object({ version: z.number().int(), approvedAt: z.date().nullable() }).nullable(),
});
export type SetUp = z.infer<typeof setUpShape>;

export const personShape = z.object({
  id: z.number().int(),
  name: z.string(),
  email: z.string(),
  status: z.enum(["invited", "active", "deactivated"]),
  roles: z.array(z.object({ role: z.enum(roles), desk: z.enum(desks).nullable() })),
  teams: z.array(z.object({ id: z.number().int(), name: z.string() })),
  accounts: z.number().int(),
  lastSignInAt: z.date().nullable(),
});
export type Person = z.infer<typeof personShape>;

export const meShape = z.object({
  userId: z.number().int(),
  name: z.string(),
  role: z.enum(roles),
  roles: z.array(z.enum(roles)),
  desk: z.enum(desks).nullable(),
  teamIds: z.array(z.number().int()),
  timeZone: z.string(),
});
export type Me = z.infer<typeof meShape>;

export const keyKinds = ["ingest", "read", "agent"] as const;
export const keyShape = z.object({
  id: z.number().int(),
  name: z.string(),
  kind: z.enum(keyKinds),
  prefix: z.string(),
  scopes: z.array(z.string()),
  actsFor: z.string(),
  createdAt: z.date(),
  expiresAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
  lastUsedAt: z.date().nullable(),
});

export type Key = z.infer<typeof keyShape>;

export const teamShape = z.object({ id: z.number().int(), name: z.string(), members: z.number().int() });
