import { z } from "zod";
import { door } from "#lib/door.ts";
import { refuse } from "#lib/refusal.ts";
import { historyDoors } from "./procedures/history.ts";
import { webhookDoors } from "./procedures/webhooks.ts";
import { previewRule, readCatalogue, readRecount } from "./read/catalogue.ts";
import { listRecent } from "./read/events.ts";
import { listNames } from "./read/names.ts";
import { listGroups } from "./read/quarantine.ts";
import { listRefusals } from "./read/refusals.ts";
import { getSource, listSources } from "./read/sources.ts";
import * as names from "./schema/names.ts";
import * as shape from "./schema/sources.ts";
import { ignoreGroup, mapToAccount, unignoreGroup } from "./write/map-groups.ts";
import { mapName, removeRule } from "./write/map-names.ts";
import { makeSource, setCreatesAccounts } from "./write/sources.ts";

const admin = { audience: ["admin"], subject: "admin" } as const;
const sourceId = z.object({ sourceId: z.number() });
const groupId = z.object({ groupId: z.string() });

export const ingest = {
  ...historyDoors,
  ...webhookDoors,
  sources: door({
    ...admin,
    effect: "read",
    route: { method: "GET", path: "/sources", summary: "List the sources of events, a page at a time" },
    input: shape.sourcesInput,
    output: shape.sourceList,
  }).handler(({ input }) => listSources(input)),
  source: door({
    ...admin,
    effect: "read",
    route: { method: "GET", path: "/sources/{sourceId}", summary: "What one source sent in the last 24 hours" },
    input: shape.sourceInput,
    output: shape.sourceFigures,
  }).handler(async ({ input }) => (await getSource(input.sourceId)) ?? refuse("not-found", "There is no such source.")),
  newSource: door({
    ...admin,
    effect: "write",
    route: { method: "POST", path: "/sources", summary: "Make a source; its key is shown once" },
    input: shape.newSourceInput,
    output: shape.newSource,
  }).handler(({ input, caller }) => makeSource(input.name, input.createsAccounts, caller.userId as number)),
  changeSource: door({
    ...admin,
    effect: "write",
    route: { method: "PATCH", path: "/sources/{sourceId}", summary: "Say whether unknown groups become accounts" },
    input: shape.changeSourceInput,
    output: sourceId,
  }).handler(({ input }) => setCreatesAccounts(input.sourceId, input.createsAccounts)),
  refusals: door({
    ...admin,
    effect: "read",
    route: { method: "GET", path: "/sources/{sourceId}/refusals", summary: "Why events of a source were refused" },
    input: shape.refusalsInput,
    output: z.array(shape.refusalRow),
  }).handler(({ input }) => listRefusals(input.sourceId, input.days)),
  groups: door({
    ...admin,
    effect: "read",
    route: { method: "GET", path: "/sources/{sourceId}/groups", summary: "Groups that wait for an account" },
    input: shape.groupsInput,
    output: shape.waitingGroups,
  }).handler(({ input }) => listGroups(input)),
  mapGroup: door({
    ...admin,
    effect: "write",
    route: { method: "POST", path: "/sources/{sourceId}/groups/map", summary: "Say which account a group is" },
    input: shape.mapGroupInput,
    output: groupId,
  }).handler(({ input }) => mapToAccount(input, input.accountId)),
  ignoreGroup: door({
    ...admin,
    effect: "write",
    route: { method: "POST", path: "/sources/{sourceId}/groups/ignore", summary: "Leave a group's events aside" },
    input: shape.groupInput,
    output: groupId,
  }).handler(({ input }) => ignoreGroup(input)),
  unignoreGroup: door({
    ...admin,
    effect: "write",
    route: {
      method: "POST",
      path: "/sources/{sourceId}/groups/unignore",
      summary: "Take back that a group is ignored",
    },
    input: shape.groupInput,
    output: groupId,
  }).handler(({ input }) => unignoreGroup(input)),
  recent: door({
    ...admin,
    effect: "read",
    route: { method: "GET", path: "/sources/{sourceId}/recent", summary: "The last events of a source" },
    input: shape.recentInput,
    output: z.array(shape.recentEvent),
  }).handler(({ input }) => listRecent(input)),
  names: door({
    ...admin,
    effect: "read",
    route: { method: "GET", path: "/events", summary: "List the event names ever sent, a page at a time" },
    input: names.namesInput,
    output: names.eventNames,
  }).handler(({ input }) => listNames(input)),
  catalogue: door({
    ...admin,
    effect: "read",
    route: { method: "GET", path: "/events/catalogue", summary: "Features, and the rules that give them events" },
    input: z.object({}).optional(),
    output: names.catalogue,
  }).handler(() => readCatalogue()),
  previewRule: door({
    ...admin,
    effect: "read",
    route: { method: "GET", path: "/events/catalogue/preview", summary: "Which names a rule would decide" },
    input: names.previewInput,
    output: names.rulePreview,
  }).handler(({ input }) => previewRule(input.pattern, input.exact)),
  mapName: door({
    ...admin,
    effect: "write",
    route: { method: "POST", path: "/events/catalogue", summary: "Say which feature a name or pattern is" },
    input: names.mapNameInput,
    output: names.ruleChanged,
  }).handler(({ input }) => mapName(input)),
  removeRule: door({
    ...admin,
    effect: "write",
    route: { method: "DELETE", path: "/events/catalogue/{ruleId}", summary: "Remove a rule" },
    input: names.ruleInput,
    output: names.ruleChanged,
  }).handler(({ input }) => removeRule(input.ruleId)),
  recount: door({
    ...admin,
    effect: "read",
    route: { method: "GET", path: "/events/recount", summary: "How far the past is counted by the rules" },
    input: z.object({}).optional(),
    output: names.recountProgress,
  }).handler(() => readRecount()),
};
