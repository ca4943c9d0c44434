import { z } from "zod";
import type { Caller } from "#lib/caller.ts";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { refuse } from "#lib/refusal.ts";
import { fieldDoors } from "./procedures/fields.ts";
import { listAnswers, listContacts, listTickets } from "./read/account-rows.ts";
import { countAccounts, listFacets } from "./read/count-accounts.ts";
import { listCovers } from "./read/covers.ts";
import { exportAccounts, exportSelected } from "./read/export-accounts.ts";
import { getAccount } from "./read/get-account.ts";
import { listAccounts, rowsOf } from "./read/list-accounts.ts";
import { matchingAccounts } from "./read/matching-accounts.ts";
import { listViews } from "./read/saved-views.ts";
import { search } from "./read/search.ts";
import { listTimeline } from "./read/timeline.ts";
import * as account from "./schema/account.ts";
import * as covers from "./schema/covers.ts";
import * as shape from "./schema.ts";
import { editAccount } from "./write/edit-account.ts";
import { cover, endCover, reassign, takeBack } from "./write/reassign.ts";
import { deleteView, saveView } from "./write/saved-views.ts";

const readers = ["csm", "manager", "coordinator", "admin"] as const;
const seeAll = { audience: readers, subject: "account:all", effect: "read" } as const;
const seeOne = { audience: readers, subject: "account:read", effect: "read" } as const;
const own = { audience: ["csm", "manager"], effect: "write" } as const;
const self = { audience: readers, subject: "self" } as const;

const id = z.coerce.number().int().positive();
const one = z.object({ accountId: id });
const many = z.object({ accountIds: z.array(id).min(1).max(1000) });
const asking = (caller: Caller) => ({ userId: caller.userId, asOf: today(caller.timeZone) });
const csv = (text: string, asOf: string) =>
  new File([text], `accounts-${asOf}.csv`, { type: "text/csv;charset=utf-8" });

export const accounts = {
  ...fieldDoors,
  list: door({
    ...seeAll,
    route: { method: "GET", path: "/accounts", summary: "List accounts, a page at a time" },
    input: shape.listInput,
    output: shape.listOutput,
  }).handler(({ input, caller }) => listAccounts(input, asking(caller))),
  count: door({
    ...seeAll,
    route: { method: "GET", path: "/accounts/count", summary: "How many accounts match, by health" },
    input: shape.accountFilters,
    output: shape.bandCounts,
  }).handler(({ input, caller }) => countAccounts(input, asking(caller))),
  facets: door({
    ...seeAll,
    route: { method: "GET", path: "/accounts/facets", summary: "What accounts can be filtered by" },
    input: z.object({}).optional(),
    output: shape.facets,
  }).handler(() => listFacets()),
  search: door({
    ...seeAll,
    route: { method: "GET", path: "/search", summary: "Find accounts and contacts by name, domain or id" },
    input: z.object({ q: z.string().max(100) }),
    output: z.array(shape.found),
  }).handler(({ input }) => search(input.q)),
  export: door({
    ...seeAll,
    route: { method: "GET", path: "/accounts/export", summary: "The filtered list as CSV" },
    input: shape.listInput.omit({ after: true, size: true, show: true }),
    output: z.file(),
  }).handler(async ({ input, caller }) => csv(await exportAccounts(input, asking(caller)), today(caller.timeZone))),
  exportSelected: door({
    ...seeAll,
    route: { method: "POST", path: "/accounts/export", summary: "Chosen accounts as CSV" },
    input: many,
    output: z.file(),
  }).handler(async ({ input, caller }) => {
    const asOf = today(caller.timeZone);
    return csv(await exportSelected(input.accountIds, asOf), asOf);
  }),
  get: door({
    ...seeOne,
    route: { method: "GET", path: "/accounts/{accountId}", summary: "One account: who it is and how it stands" },
    input: one,
    output: account.accountHead,
  }).handler(
    async ({ input, caller }) =>
      (await getAccount(input.accountId, caller)) ?? refuse("not-found", "There is no such account."),
  ),
  row: door({
    ...seeOne,
    route: { method: "GET", path: "/accounts/{accountId}/row", summary: "One account as the list shows it" },
    input: one,
    output: shape.accountRow,
  }).handler(
    async ({ input, caller }) =>
      (await rowsOf([input.accountId], today(caller.timeZone)))[0] ?? refuse("not-found", "There is no such account."),
  ),
  timeline: door({
    ...seeOne,
    route: {
      method: "GET",
      path: "/accounts/{accountId}/timeline",
      summary: "What happened with an account, newest first",
    },
    input: one.extend({
      before: z.iso.datetime({ offset: true }).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    output: z.array(account.timelineEntry),
  }).handler(({ input }) => listTimeline(input.accountId, input.before, input.limit)),
  contacts: door({
    ...seeOne,
    route: { method: "GET", path: "/accounts/{accountId}/contacts", summary: "The people of an account" },
    input: one,
    output: z.array(account.contactRow),
  }).handler(({ input }) => listContacts(input.accountId)),
  tickets: door({
    ...seeOne,
    route: { method: "GET", path: "/accounts/{accountId}/tickets", summary: "The tickets of an account" },
    input: one,
    output: z.array(account.ticketRow),
  }).handler(({ input }) => listTickets(input.accountId)),
  answers: door({
    ...seeOne,
    route: { method: "GET", path: "/accounts/{accountId}/answers", summary: "The survey answers of an account" },
    input: one,
    output: z.array(account.answerRow),
  }).handler(({ input }) => listAnswers(input.accountId)),
  edit: door({
    ...own,
    subject: "account:change",
    route: { method: "PATCH", path: "/accounts/{accountId}", summary: "Change what a person owns of an account" },
    input: shape.editInput,
    output: one,
  }).handler(({ input }) => editAccount(input)),
  reassign: door({
    ...own,
    subject: "accounts:change",
    route: { method: "POST", path: "/accounts/reassign", summary: "Hand accounts to another owner, with a note" },
    input: shape.reassignInput,
    output: z.object({
      moved: z.number(),
      back: z.array(z.object({ accountId: z.number(), ownerId: z.number().nullable() })),
    }),
  }).handler(({ input, caller }) => reassign(input, caller)),
  takeBack: door({
    ...own,
    subject: "self",
    route: { method: "POST", path: "/accounts/reassign/undo", summary: "Take my handover of the last hour back" },
    input: many,
    output: z.object({ returned: z.number() }),
  }).handler(({ input, caller }) => takeBack(input.accountIds, caller)),
  cover: door({
    ...own,
    subject: "accounts:change",
    route: { method: "POST", path: "/accounts/cover", summary: "Let another person work accounts too, until a day" },
    input: shape.coverInput,
    output: z.object({ covered: z.number() }),
  }).handler(({ input }) => cover(input.accountIds, input.userId, input.untilOn)),
  endCover: door({
    ...own,
    subject: "accounts:change",
    route: { method: "POST", path: "/accounts/cover/end", summary: "End a person's cover of accounts" },
    input: many.extend({ userId: id }),
    output: z.object({ ended: z.number() }),
  }).handler(({ input }) => endCover(input.accountIds, input.userId)),
  covers: door({
    ...seeAll,
    route: { method: "GET", path: "/covers", summary: "Who works whose accounts beside them, and until when" },
    input: covers.coversInput,
    output: covers.coverPage,
  }).handler(({ input, caller }) => listCovers(input, caller, today(caller.timeZone))),
  matching: door({
    audience: ["csm", "manager"],
    subject: "account:all",
    effect: "read",
    route: {
      method: "GET",
      path: "/accounts/matching",
      summary: "The ids of all accounts that match and I may change",
    },
    input: shape.accountFilters,
    output: covers.matching,
  }).handler(({ input, caller }) => matchingAccounts(input, caller)),
  views: door({
    ...self,
    effect: "read",
    route: { method: "GET", path: "/views", summary: "Saved views of a screen" },
    input: z.object({ screen: z.enum(shape.viewScreens) }),
    output: z.array(shape.savedView),
  }).handler(({ input, caller }) => listViews(input.screen, caller.userId as number)),
  saveView: door({
    ...self,
    effect: "write",
    route: { method: "POST", path: "/views", summary: "Save a view of a screen" },
    input: shape.saveViewInput,
    output: z.object({ id: z.number() }),
  }).handler(({ input, caller }) => saveView(input, caller.userId as number)),
  deleteView: door({
    ...self,
    effect: "write",
    route: { method: "DELETE", path: "/views/{id}", summary: "Delete one of my saved views" },
    input: z.object({ id }),
    output: z.object({ deleted: z.number() }),
  }).handler(({ input, caller }) => deleteView(input.id, caller.userId as number)),
};
