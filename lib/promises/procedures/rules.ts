import { z } from "zod";
import { door } from "#lib/door.ts";
import { refuse } from "#lib/refusal.ts";
import { getRule, listRules } from "../read/rules.ts";
import { listVersions } from "../read/versions.ts";
import * as shape from "../schema/rules.ts";
import { ensureRules } from "../write/ensure-rules.ts";
import * as versions from "../write/versions.ts";

const see = { audience: ["csm", "manager", "coordinator", "admin"], subject: "none", effect: "read" } as const;
const changes = { audience: ["admin"], subject: "admin", effect: "write" } as const;
const noVersion = "There is no such version of the rules. A draft may have been published or thrown away.";

export const ruleDoors = {
  rules: door({
    ...see,
    route: {
      method: "GET",
      path: "/promises/rules",
      summary: "Rules of the promise guard, with their tests and figures",
    },
    input: shape.rulesInput,
    output: shape.rulePage,
  }).handler(async ({ input }) => {
    await ensureRules();
    return (await listRules(input)) ?? refuse("not-found", noVersion);
  }),
  rule: door({
    ...see,
    route: { method: "GET", path: "/promises/rules/{ruleId}", summary: "A rule of the promise guard" },
    input: shape.ruleInput,
    output: shape.ruleDetail,
  }).handler(async ({ input }) => {
    await ensureRules();
    return (await getRule(input.ruleId, input.versionId)) ?? refuse("not-found", "There is no such rule.");
  }),
  versions: door({
    ...see,
    route: { method: "GET", path: "/promises/versions", summary: "The draft and the published versions of the rules" },
    input: shape.versionsInput,
    output: shape.versionPage,
  }).handler(async ({ input }) => {
    await ensureRules();
    return { ...(await listVersions(input.page, input.pageSize)), newerShipped: await versions.newerShipped() };
  }),
  startDraft: door({
    ...changes,
    route: { method: "POST", path: "/promises/versions", summary: "Start the draft of the rules" },
    input: shape.startDraftInput,
    output: z.object({ id: z.number() }),
  }).handler(({ input, caller }) => versions.startDraft(input.from, caller)),
  saveRule: door({
    ...changes,
    route: { method: "PUT", path: "/promises/versions/{versionId}/rule", summary: "Keep a rule of the draft" },
    input: shape.saveRuleInput,
    output: shape.savedRule,
  }).handler(({ input }) => versions.saveRule(input)),
  removeRule: door({
    ...changes,
    route: {
      method: "DELETE",
      path: "/promises/versions/{versionId}/rules/{ruleId}",
      summary: "Take a rule out of the draft",
    },
    input: shape.removeRuleInput,
    output: z.object({ ruleId: z.string() }),
  }).handler(({ input }) => versions.removeRule(input.versionId, input.ruleId)),
  deleteDraft: door({
    ...changes,
    route: { method: "DELETE", path: "/promises/versions/{versionId}", summary: "Throw the draft of the rules away" },
    input: shape.publishInput.pick({ versionId: true }),
    output: z.object({ id: z.number() }),
  }).handler(({ input }) => versions.deleteDraft(input.versionId)),
  publish: door({
    ...changes,
    route: {
      method: "POST",
      path: "/promises/versions/{versionId}/publish",
      summary: "Publish the draft; a rule whose own tests fail holds it back",
    },
    input: shape.publishInput,
    output: z.object({ id: z.number(), version: z.number() }),
  }).handler(({ input, caller }) => versions.publishRules(input.versionId, input.note, caller)),
  rollBack: door({
    ...changes,
    route: {
      method: "POST",
      path: "/promises/versions/{versionId}/roll-back",
      summary: "Take an earlier version of the rules back into use",
    },
    input: shape.publishInput,
    output: z.object({ id: z.number(), version: z.number() }),
  }).handler(({ input, caller }) => versions.rollBackRules(input.versionId, input.note, caller)),
};
