import { z } from "zod";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { listAreas } from "./read/areas.ts";
import { exportRequests, listRequests } from "./read/list-requests.ts";
import * as shape from "./schema.ts";
import { addArea, archiveArea, changeArea } from "./write/areas.ts";
import { judgeInside, judgeOutside, reopenRequest } from "./write/judge-request.ts";
import { logRequest } from "./write/log-request.ts";

const id = z.coerce.number().int().positive();
const readers = ["csm", "manager", "coordinator", "admin"] as const;
const seeAll = { audience: readers, subject: "account:all", effect: "read" } as const;
const changeOne = { audience: ["csm", "manager"], subject: "account:change", effect: "write" } as const;
const admin = { audience: ["admin"], subject: "admin", effect: "write" } as const;
const made = z.object({ id: z.number() });

export const requests = {
  list: door({
    ...seeAll,
    route: { method: "GET", path: "/requests", summary: "What customers asked for, and what became of it" },
    input: shape.requestsInput,
    output: shape.requestPage,
  }).handler(({ input, caller }) => listRequests(input, { caller, asOf: today(caller.timeZone) })),
  export: door({
    ...seeAll,
    route: { method: "GET", path: "/requests/export", summary: "The filtered requests as a CSV file" },
    input: shape.requestsInput.omit({ page: true, pageSize: true }),
    output: z.file(),
  }).handler(async ({ input }) => new File([await exportRequests(input)], "requests.csv", { type: "text/csv" })),
  log: door({
    ...changeOne,
    route: { method: "POST", path: "/accounts/{accountId}/requests", summary: "Log what a customer asked for" },
    input: shape.logRequestInput,
    output: made,
  }).handler(({ input, caller }) => logRequest(input, caller, today(caller.timeZone))),
  inside: door({
    ...changeOne,
    route: {
      method: "POST",
      path: "/accounts/{accountId}/requests/{requestId}/inside",
      summary: "It is in scope: make it a task",
    },
    input: shape.insideInput,
    output: z.object({ taskId: z.number() }),
  }).handler(({ input, caller }) => judgeInside(input, caller)),
  outside: door({
    ...changeOne,
    route: {
      method: "POST",
      path: "/accounts/{accountId}/requests/{requestId}/outside",
      summary: "It is out of scope: reply and escalate in one",
    },
    input: shape.outsideInput,
    output: z.object({ reference: z.string() }),
  }).handler(({ input, caller }) => judgeOutside(input, caller)),
  reopen: door({
    ...changeOne,
    route: {
      method: "POST",
      path: "/accounts/{accountId}/requests/{requestId}/reopen",
      summary: "Take an in-scope judgement back",
    },
    input: z.object({ accountId: id, requestId: id }),
    output: made,
  }).handler(({ input }) => reopenRequest(input)),
  areas: door({
    ...seeAll,
    route: {
      method: "GET",
      path: "/scope",
      summary: "What is in scope, what is outside, and the words that suggest it",
    },
    input: z.object({}).optional(),
    output: z.array(shape.scopeArea),
  }).handler(() => listAreas()),
  addArea: door({
    ...admin,
    route: { method: "POST", path: "/scope", summary: "Extend the scope, or what is outside it" },
    input: shape.addAreaInput,
    output: made,
  }).handler(({ input }) => addArea(input)),
  changeArea: door({
    ...admin,
    route: { method: "PUT", path: "/scope/{areaId}", summary: "Change the name or the words of an area" },
    input: shape.changeAreaInput,
    output: made,
  }).handler(({ input }) => changeArea(input)),
  archiveArea: door({
    ...admin,
    route: { method: "POST", path: "/scope/{areaId}/archive", summary: "Take an area off the list, or bring it back" },
    input: shape.archiveAreaInput,
    output: made,
  }).handler(({ input }) => archiveArea(input)),
};
