import { createHash } from "node:crypto";
import { compileRules } from "../rules/compile-rules.ts";
import { changesOf } from "../rules/edit-rules.ts";
import { judgeRule, type RuleTest } from "../rules/judge-rules.ts";
import { seenOf } from "../rules/seen-of.ts";
import type { RuleDetail, RulePage, RuleRow, RuleSort, RulesInput } from "../schema/rules.ts";
import { verdictOf } from "../schema.ts";
import { figuresByVersion, figuresOfRules, noFigures } from "./figures.ts";
import { draftId, getVersion, type StoredVersion } from "./versions.ts";

const slot = Symbol.for("bellwether.promises.tests");
const shared = globalThis as { [slot]?: Map<string, RuleTest[]> };
const mostKept = 2000;

/** A rule's tests; they depend on the whole set, and are run once for each set as it stands. */
function testsOf(version: StoredVersion): Map<string, RuleTest[]> {
  shared[slot] ??= new Map();
  const known = shared[slot];
  const set = createHash("sha256").update(JSON.stringify(version.config)).digest("hex");
  if (known.size > mostKept) known.clear();
  let compiled: ReturnType<typeof compileRules> | null = null;
  const entries = version.config.rules.map((rule) => {
    const key = `${set} ${rule.id}`;
    const found = known.get(key);
    if (found) return [rule.id, found] as const;
    compiled ??= compileRules(version.config);
    const ready = compiled.rules.find((one) => one.rule.id === rule.id);
    const made = ready ? judgeRule(ready.rule, compiled) : [];
    known.set(key, made);
    return [rule.id, made] as const;
  });
  return new Map(entries);
}

const order: Record<Exclude<RuleSort, "order">, (row: RuleRow) => string | number | null> = {
  name: ({ name }) => name.toLowerCase(),
  category: ({ category }) => category,
  flagged: ({ figures }) => figures.flagged,
  dismissed: ({ figures }) => figures.dismissed,
  precision: ({ figures }) => figures.precision,
};

/** Rules without a figure come last in both directions. */
function sorted(rows: RuleRow[], { sort, dir }: RulesInput): RuleRow[] {
  if (sort === "order") return dir === "asc" ? rows : rows.toReversed();
  const of = order[sort];
  const way = dir === "asc" ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [x, y] = [of(a), of(b)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return x < y ? -way : x > y ? way : 0;
  });
}

function matches(row: RuleRow, { q, category, verdict, tests }: RulesInput): boolean {
  const words = `${row.name} ${row.why} ${row.neutral} ${row.id}`.toLowerCase();
  return (
    words.includes(q.toLowerCase()) &&
    (category === null || row.category === category) &&
    (verdict === null || row.verdict === verdict) &&
    (tests === null || (tests === "failed") === row.failed > 0)
  );
}

const nothingChanged = { added: [] as string[], changed: [] as string[], removed: [] as string[], words: false };

/** What a draft changes in the rules in use. */
async function changesIn(version: StoredVersion) {
  if (version.status === "published") return nothingChanged;
  const inUse = await getVersion();
  return inUse ? changesOf(inUse.config, version.config) : nothingChanged;
}

/** One page of a version's rules, each with its tests and what came of it so far. null when there is no such version. */
export async function listRules(input: RulesInput): Promise<RulePage | null> {
  const [version, figures, draft] = await Promise.all([getVersion(input.versionId), figuresOfRules(), draftId()]);
  if (!version) return null;
  const [tests, changes] = [testsOf(version), await changesIn(version)];
  const rows = version.config.rules.map(({ patterns, examples, counterExamples, excusedBy: _, ...rule }): RuleRow => {
    const failed = (tests.get(rule.id) ?? []).filter(({ passed }) => !passed).length;
    const change = changes.added.includes(rule.id) ? "added" : changes.changed.includes(rule.id) ? "changed" : null;
    const counts = { patterns: patterns.length, examples: examples.length, counterExamples: counterExamples.length };
    const known = figures.get(rule.id) ?? noFigures;
    return { ...rule, ...counts, verdict: verdictOf[rule.category], failed, change, figures: known };
  });
  const found = sorted(
    rows.filter((row) => matches(row, input)),
    input,
  );
  const from = (input.page - 1) * input.pageSize;
  const { config: _, ...shown } = version;
  return {
    version: shown,
    draftId: draft,
    rows: found.slice(from, from + input.pageSize),
    total: found.length,
    failing: rows.filter(({ failed }) => failed > 0).length,
    removed: changes.removed,
    words: changes.words,
  };
}

/** The lists that patterns name, and those that these name. */
function listsIn(patterns: readonly string[], version: StoredVersion): RuleDetail["lists"] {
  const names = new Set<string>();
  const take = (texts: readonly string[]) => {
    for (const [, name = ""] of texts.join(" ").matchAll(/<([a-z][a-z0-9-]*)>/g)) {
      if (names.has(name)) continue;
      names.add(name);
      take(version.config.lists[name] ?? []);
    }
  };
  take(patterns);
  return [...names].toSorted().map((name) => ({ name, entries: version.config.lists[name] ?? [] }));
}

/** A rule of a version, with its own tests and figures. null when it is not there. */
export async function getRule(ruleId: string, versionId?: number): Promise<RuleDetail | null> {
  const [version, draft, history] = await Promise.all([getVersion(versionId), draftId(), figuresByVersion(ruleId)]);
  const rule = version?.config.rules.find(({ id }) => id === ruleId);
  if (!version || !rule) return null;
  const { config: _, ...shown } = version;
  return {
    version: shown,
    draftId: draft,
    rule,
    verdict: verdictOf[rule.category],
    seen: seenOf(rule),
    tests: testsOf(version).get(ruleId) ?? [],
    lists: listsIn(rule.patterns, version),
    history,
  };
}
