import { db } from "#lib/db.ts";
import { compileRules } from "../rules/feature-of.ts";
import type { Catalogue, RecountProgress, RulePreview } from "../schema/names.ts";

type Rule = { id: number; featureId: number; pattern: string; exact: boolean; feature: string };
/** More names than a team can read are an integration that puts ids into them: what is beyond is not previewed. */
const namesMost = 20_000;
const examplesMost = 12;

const listRules = () => db.$queryRaw<Rule[]>`
  select r.id, r.feature_id as "featureId", r.pattern, r.exact, f.name as feature
  from feature_rule r join feature f on f.id = r.feature_id order by lower(f.name), r.exact desc, lower(r.pattern), r.id`;

const listAllNames = () => db.$queryRaw<{ name: string }[]>`
  select name from event_name order by last_seen_on desc, id desc limit ${namesMost}`;

/** Finds the rule in force that decides a name, or null. */
export async function readRules(): Promise<(name: string) => Rule | null> {
  return compileRules(await listRules());
}

/** The features that a name can belong to, and every rule with how many of the names sent it decides. */
export async function readCatalogue(): Promise<Catalogue> {
  const [features, rules, names] = await Promise.all([
    db.$queryRaw<{ id: number; name: string }[]>`select id, name from feature order by lower(name), id limit 2000`,
    listRules(),
    listAllNames(),
  ]);
  const ruleOf = compileRules(rules);
  const decided = new Map<number, number>();
  for (const { name } of names) {
    const rule = ruleOf(name);
    if (rule) decided.set(rule.id, (decided.get(rule.id) ?? 0) + 1);
  }
  return { features, rules: rules.map((rule) => ({ ...rule, names: decided.get(rule.id) ?? 0 })) };
}

/** Which of the names ever sent a rule would decide, and which a stronger rule keeps from it. */
export async function previewRule(pattern: string, exact: boolean): Promise<RulePreview> {
  const [rules, names] = await Promise.all([listRules(), listAllNames()]);
  const asked = { id: 0, featureId: 0, pattern, exact, feature: "" };
  const alone = compileRules([asked]);
  const before = compileRules(rules);
  const after = compileRules([...rules.filter((rule) => rule.pattern !== pattern), asked]);
  const found = names
    .filter(({ name }) => alone(name) !== null)
    .map(({ name }) => ({ name, feature: before(name)?.feature ?? null, held: after(name) !== asked }));
  const held = found.filter((one) => one.held).length;
  return { matched: found.length - held, held, examples: found.slice(0, examplesMost) };
}

/** How far the last change of the rules has reached in the raw days kept; null when none was ever made. */
export async function readRecount(): Promise<RecountProgress> {
  const [row] = await db.$queryRaw<NonNullable<RecountProgress>[]>`
    select id, state, done, total from feature_recount order by id desc limit 1`;
  return row ?? null;
}
