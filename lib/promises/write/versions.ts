import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { draftId, getVersion } from "../read/versions.ts";
import { triedRules, withoutRule, withRule } from "../rules/edit-rules.ts";
import { judgeRule, publishProblems, type RuleTest } from "../rules/judge-rules.ts";
import { seenOf } from "../rules/seen-of.ts";
import { shippedRules } from "../rules/shipped/shipped-rules.ts";
import type { SaveRuleInput } from "../schema/rules.ts";
import type { PromiseRules } from "../schema.ts";
import { changeDraft, notADraft, storeDraft } from "./change-draft.ts";
import { ensureRules } from "./ensure-rules.ts";

/** Starts the one draft; when somebody has started one, that is the draft. */
export async function startDraft(from: number | "shipped" | null, caller: Caller): Promise<{ id: number } | Refusal> {
  await ensureRules();
  const base = await getVersion(from === "shipped" || from === null ? undefined : from);
  if (!base) return refuse("not-found", "There is no such version. Choose one from the list.");
  const config = from === "shipped" ? shippedRules : base.config;
  const [made] = await db.$queryRaw<{ id: number }[]>`
    insert into promise_version (status, config, based_on_id, created_by)
    values ('draft', ${JSON.stringify(config)}::jsonb, ${base.id}, ${caller.userId}) on conflict do nothing returning id`;
  if (!made) return refuse("conflict", "A draft is open already. Go on with it, publish it, or throw it away first.");
  announce("promises");
  return made;
}

/** Keeps a rule of the draft. It must be readable; that its own tests fail is said, and only keeps it from being published. */
export function saveRule(input: SaveRuleInput) {
  const { versionId, ruleId, seen, rule } = input;
  return changeDraft<{ ruleId: string; seen: string; tests: RuleTest[] }>(versionId, async ({ config }, tx) => {
    const present = config.rules.find(({ id }) => id === ruleId);
    if (ruleId !== null && !present) return refuse("not-found", "This rule is not in the draft any more.");
    if (present && seenOf(present) !== seen)
      return refuse("conflict", "Somebody has just changed this rule. Load the page again to see their words.");
    const next = withRule(config, rule, ruleId);
    const tried = triedRules(next);
    if ("problems" in tried) return refuse("invalid", tried.problems[0] ?? "This rule cannot be read.");
    await storeDraft(tx, versionId, next);
    const { compiled } = tried;
    const saved = compiled.rules.find((one) => one.rule.id === rule.id)?.rule ?? rule;
    return { ruleId: rule.id, seen: seenOf(saved), tests: judgeRule(saved, compiled) };
  });
}

/** Takes a rule out of the draft. */
export function removeRule(versionId: number, ruleId: string) {
  return changeDraft<{ ruleId: string }>(versionId, async ({ config }, tx) => {
    const next = withoutRule(config, ruleId);
    if (next.rules.length === config.rules.length)
      return refuse("not-found", "This rule is not in the draft any more.");
    await storeDraft(tx, versionId, next);
    return { ruleId };
  });
}

export async function deleteDraft(versionId: number): Promise<{ id: number } | Refusal> {
  const { count } = await db.promiseVersion.deleteMany({ where: { id: versionId, status: "draft" } });
  if (count === 0) return refuse("conflict", notADraft);
  announce("promises");
  return { id: versionId };
}

/** Why a set may not be used, in one sentence, or null. */
function unfit(config: PromiseRules): string | null {
  const tried = triedRules(config);
  const problems = "problems" in tried ? tried.problems : publishProblems(tried.compiled);
  if (problems.length === 0) return null;
  return `Not published. ${problems.slice(0, 3).join(" ")}${problems.length > 3 ? ` And ${problems.length - 3} more.` : ""}`;
}

/** Makes the draft the next version, for good and for everybody at once. A rule whose own tests fail holds it back. */
export function publishRules(versionId: number, note: string, caller: Caller) {
  return changeDraft<{ id: number; version: number }>(versionId, async ({ config }, tx) => {
    const problem = unfit(config);
    if (problem) return refuse("invalid", problem);
    const [row] = await tx.$queryRaw<{ version: number }[]>`
      update promise_version set status = 'published', note = ${note}, published_by = ${caller.userId}, published_at = now(),
        updated_at = clock_timestamp(), version = (select coalesce(max(version), 0) + 1 from promise_version)
      where id = ${versionId} returning version`;
    return { id: versionId, version: row?.version ?? 0 };
  });
}

/** Takes an earlier version back into use: as a new version, for what is published never changes. */
export async function rollBackRules(versionId: number, note: string, caller: Caller) {
  const base = await getVersion(versionId);
  if (base?.status !== "published") return refuse("not-found", "There is no such published version.");
  if (base.inUse) return refuse("conflict", "This version is in use already.");
  const [row] = await db.$queryRaw<{ id: number; version: number }[]>`
    insert into promise_version (version, status, config, based_on_id, created_by, published_by, published_at, note)
    select coalesce(max(version), 0) + 1, 'published', ${JSON.stringify(base.config)}::jsonb, ${versionId}::int, ${caller.userId}::int,
      ${caller.userId}::int, now(), ${note} from promise_version returning id, version`;
  announce("promises");
  return row ?? refuse("conflict", "Somebody has just published another version. Look at it and try again.");
}

/** Whether this release brings rules that no version holds. */
export async function newerShipped(): Promise<boolean> {
  const [row] = await db.$queryRaw<{ known: boolean }[]>`
    select exists (select from promise_version where status = 'published' and config = ${JSON.stringify(shippedRules)}::jsonb) as known`;
  return row?.known === false && (await draftId()) === null;
}
