import { z } from "zod";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { listGrants } from "#lib/finance/read/grants.ts";
import { listRequests } from "#lib/finance/read/requests.ts";
import { listAccess, mayReadMoney, noGrant, readAccountMoney, readRecurring } from "#lib/finance/read.ts";
import { grantPage, grantsInput } from "#lib/finance/schema/grants.ts";
import * as requests from "#lib/finance/schema/requests.ts";
import { accessShape, accountMoneyShape, dealAmountInput, grantScopes, recurringShape } from "#lib/finance/schema.ts";
import { answerRequest, askAccess, withdrawRequest } from "#lib/finance/write/requests.ts";
import { giveGrant, revokeGrant, setDealAmount } from "#lib/finance/write.ts";

const id = z.coerce.number().int().positive();
const givers = { audience: ["manager", "admin"], subject: "none" } as const;

export const finance = {
  account: door({
    audience: ["csm", "manager", "coordinator", "admin"],
    subject: "account:read",
    effect: "read",
    route: { method: "GET", path: "/accounts/{accountId}/money", summary: "An account's money, with a grant" },
    input: z.object({ accountId: id }),
    output: accountMoneyShape,
  }).handler(({ input, caller }) => readAccountMoney(caller, input.accountId, today(caller.timeZone))),
  mayRead: door({
    audience: ["csm", "manager", "coordinator", "admin"],
    subject: "account:read",
    effect: "read",
    route: {
      method: "GET",
      path: "/accounts/{accountId}/money/grant",
      summary: "Whether I may see an account's money",
    },
    input: z.object({ accountId: id }),
    output: z.object({ granted: z.boolean(), sentence: z.string() }),
  }).handler(async ({ input, caller }) => {
    const granted = await mayReadMoney(caller, input.accountId);
    return { granted, sentence: granted ? "" : noGrant };
  }),
  recurring: door({
    audience: ["csm", "manager", "coordinator", "admin"],
    subject: "account:all",
    effect: "read",
    route: { method: "POST", path: "/accounts/recurring", summary: "What accounts pay a month, with a grant" },
    input: z.object({ accountIds: z.array(id).min(1).max(1000) }),
    output: z.object({ rows: z.array(recurringShape) }),
  }).handler(({ input, caller }) => readRecurring(caller, input.accountIds, today(caller.timeZone))),
  setDealAmount: door({
    audience: ["csm", "manager"],
    subject: "account:change",
    effect: "write",
    route: {
      method: "PUT",
      path: "/accounts/{accountId}/deals/{dealId}/amount",
      summary: "Enter what a deal is worth, with a grant",
    },
    input: dealAmountInput,
    output: z.object({ dealId: z.number() }),
  }).handler(({ input, caller }) => setDealAmount(input, caller)),
  myGrants: door({
    audience: ["csm", "manager", "coordinator", "admin"],
    subject: "self",
    effect: "read",
    route: { method: "GET", path: "/me/grants", summary: "Which money I may see, and who gave it" },
    input: grantsInput,
    output: grantPage,
  }).handler(({ input, caller }) => listGrants(caller, "mine", input)),
  grants: door({
    ...givers,
    effect: "read",
    route: { method: "GET", path: "/grants", summary: "List grants to see money, a page at a time" },
    input: grantsInput,
    output: grantPage,
  }).handler(({ input, caller }) => listGrants(caller, "given", input)),
  giveGrant: door({
    ...givers,
    effect: "write",
    route: { method: "POST", path: "/grants", summary: "Let a person see money" },
    input: z.object({
      userId: id,
      scope: z.enum(grantScopes),
      accountIds: z.array(id).max(1000).default([]),
      reason: z.string().trim().min(1, "Write why this person needs to see money.").max(500),
      endsAt: z.coerce.date().nullable().default(null),
    }),
    output: z.object({ grantId: z.number() }),
  }).handler(({ input, caller }) => giveGrant(input, caller)),
  revokeGrant: door({
    ...givers,
    effect: "write",
    route: { method: "DELETE", path: "/grants/{grantId}", summary: "Revoke a grant" },
    input: z.object({ grantId: id }),
    output: z.object({ grantId: z.number() }),
  }).handler(({ input, caller }) => revokeGrant(input.grantId, caller)),
  askAccess: door({
    audience: ["csm", "manager", "coordinator", "admin"],
    subject: "self",
    effect: "write",
    route: { method: "POST", path: "/me/money-requests", summary: "Ask to see money, with a reason" },
    input: requests.askInput,
    output: z.object({ requestId: z.number() }),
  }).handler(({ input, caller }) => askAccess(input, caller)),
  myRequests: door({
    audience: ["csm", "manager", "coordinator", "admin"],
    subject: "self",
    effect: "read",
    route: { method: "GET", path: "/me/money-requests", summary: "What I asked to see, and the answers" },
    input: requests.requestsInput,
    output: requests.requestPage,
  }).handler(({ input, caller }) => listRequests(caller, "mine", input)),
  withdrawRequest: door({
    audience: ["csm", "manager", "coordinator", "admin"],
    subject: "self",
    effect: "write",
    route: { method: "DELETE", path: "/me/money-requests/{requestId}", summary: "Take a request back" },
    input: z.object({ requestId: id }),
    output: z.object({ requestId: z.number() }),
  }).handler(({ input, caller }) => withdrawRequest(input.requestId, caller)),
  requests: door({
    ...givers,
    effect: "read",
    route: { method: "GET", path: "/money-requests", summary: "Requests to see money that I can answer" },
    input: requests.requestsInput,
    output: requests.requestPage,
  }).handler(({ input, caller }) => listRequests(caller, "given", input)),
  answerRequest: door({
    ...givers,
    effect: "write",
    route: {
      method: "POST",
      path: "/money-requests/{requestId}/answer",
      summary: "Grant or decline a request to see money",
    },
    input: requests.answerInput,
    output: z.object({ requestId: z.number(), grantId: z.number().nullable() }),
  }).handler(({ input, caller }) => answerRequest(input, caller)),
  access: door({
    audience: ["csm", "manager", "coordinator", "admin"],
    subject: "self",
    effect: "read",
    route: {
      method: "GET",
      path: "/money-access",
      summary: "Reads of money: all for an admin, else one's own and those under grants one gave",
    },
    input: z.object({
      search: z.string().trim().max(100).default(""),
      page: z.coerce.number().int().min(1).default(1),
      pageSize: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.array(accessShape),
  }).handler(({ input, caller }) => listAccess(caller, input)),
};
