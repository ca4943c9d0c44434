import { z } from "zod";

const day = z.iso.date();
const count = z.number();

/** Active in the 28 days before and not in the last 28; active in the last 28; either. */
export const peopleKinds = ["quiet", "active", "all"] as const;
export type PeopleKind = (typeof peopleKinds)[number];

export const peopleInput = z.object({
  accountId: z.coerce.number().int().positive(),
  show: z.enum(peopleKinds).default("quiet"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type PeopleInput = z.infer<typeof peopleInput>;

/** Somebody who did something in 56 days; `name` and what follows where a contact has that id. */
export const activePerson = z.object({
  person: z.string(),
  name: z.string().nullable(),
  title: z.string().nullable(),
  /** Left the customer on that day. */
  leftOn: day.nullable(),
  lastOn: day,
  /** Days active of the last 28, and of the 28 before. */
  days: count,
  daysBefore: count,
});
export type ActivePerson = z.infer<typeof activePerson>;

/** `known`: whether anything ever told who used the product; imports only count users. */
export const peopleOutput = z.object({
  asOf: day,
  known: z.boolean(),
  now: count,
  before: count,
  quiet: count,
  rows: z.array(activePerson),
  total: count,
});
export type PeopleOutput = z.infer<typeof peopleOutput>;
