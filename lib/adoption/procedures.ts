import { z } from "zod";
import type { Caller } from "#lib/caller.ts";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { exportAdoption } from "./read/export.ts";
import { readFeatureDays } from "./read/feature-days.ts";
import { listAdoption } from "./read/list.ts";
import { readCohorts, readFunnel } from "./read/months.ts";
import { readAdoptionOverview } from "./read/overview.ts";
import { exportPeople, readPeople } from "./read/people.ts";
import { readUsage } from "./read.ts";
import * as list from "./schema/list.ts";
import * as months from "./schema/months.ts";
import * as people from "./schema/people.ts";
import { usageOutput } from "./schema.ts";

const readers = ["csm", "manager", "coordinator", "admin"] as const;
const ofBook = { audience: readers, subject: "account:all", effect: "read" } as const;
const ofAccount = { audience: readers, subject: "account:read", effect: "read" } as const;
const id = z.coerce.number().int().positive();
const asking = (caller: Caller) => ({ userId: caller.userId, asOf: today(caller.timeZone) });

export const adoption = {
  usage: door({
    ...ofAccount,
    route: { method: "GET", path: "/accounts/{accountId}/usage", summary: "How an account uses the product" },
    input: z.object({ accountId: id }),
    output: usageOutput,
  }).handler(({ input, caller }) => readUsage(input.accountId, today(caller.timeZone))),
  overview: door({
    ...ofBook,
    route: { method: "GET", path: "/adoption", summary: "Adoption of the book, of each feature and of each segment" },
    input: z.object({}).optional(),
    output: list.adoptionOverview,
  }).handler(() => readAdoptionOverview()),
  list: door({
    ...ofBook,
    route: { method: "GET", path: "/adoption/accounts", summary: "Which account uses which feature, a page at a time" },
    input: list.adoptionListInput,
    output: list.adoptionPage,
  }).handler(({ input, caller }) => listAdoption(input, asking(caller))),
  export: door({
    ...ofBook,
    route: { method: "GET", path: "/adoption/accounts.csv", summary: "Which account uses which feature as CSV" },
    input: list.adoptionListInput.omit({ after: true, size: true, features: true, people: true }),
    output: z.file(),
  }).handler(async ({ input, caller }) => {
    const asked = asking(caller);
    const text = await exportAdoption(list.adoptionListInput.parse(input), asked);
    return new File([text], `adoption-${input.on ?? asked.asOf}.csv`, { type: "text/csv;charset=utf-8" });
  }),
  featureDays: door({
    ...ofAccount,
    route: {
      method: "GET",
      path: "/accounts/{accountId}/features/{featureId}/days",
      summary: "The days on which an account used a feature",
    },
    input: z.object({ accountId: id, featureId: id, on: z.iso.date().optional() }),
    output: list.featureDays,
  }).handler(({ input: { accountId, featureId, on }, caller }) =>
    readFeatureDays(accountId, featureId, on ?? today(caller.timeZone)),
  ),
  people: door({
    ...ofAccount,
    route: {
      method: "GET",
      path: "/accounts/{accountId}/usage/people",
      summary: "Who of an account is active, and who went quiet",
    },
    input: people.peopleInput,
    output: people.peopleOutput,
  }).handler(({ input, caller }) => readPeople(input, today(caller.timeZone))),
  exportPeople: door({
    ...ofAccount,
    route: {
      method: "GET",
      path: "/accounts/{accountId}/usage/people.csv",
      summary: "Who of an account is active, and who went quiet, as CSV",
    },
    input: people.peopleInput.pick({ accountId: true, show: true }),
    output: z.file(),
  }).handler(async ({ input, caller }) => {
    const asOf = today(caller.timeZone);
    const text = await exportPeople(input, asOf);
    return new File([text], `people-${input.accountId}-${asOf}.csv`, { type: "text/csv;charset=utf-8" });
  }),
  funnel: door({
    ...ofBook,
    route: {
      method: "GET",
      path: "/adoption/features/{featureId}/funnel",
      summary: "How far a feature was taken up, month by month",
    },
    input: months.funnelInput,
    output: months.funnelOutput,
  }).handler(({ input }) => readFunnel(input.featureId, input.segment)),
  cohorts: door({
    ...ofBook,
    route: {
      method: "GET",
      path: "/adoption/cohorts",
      summary: "Who still uses the product, by the month in which accounts began",
    },
    input: months.cohortsInput,
    output: months.cohortsOutput,
  }).handler(({ input }) => readCohorts(input.segment)),
};
