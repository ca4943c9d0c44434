import { call } from "@orpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { promises } from "./procedures.ts";
import { shippedRules } from "./rules/shipped/shipped-rules.ts";
import type { PromiseRule } from "./schema.ts";
import { guardText } from "./write/guard-text.ts";

const t = await testDatabase();
let world: Awaited<ReturnType<typeof makeCallers>>;
const as = (name: "csm" | "manager" | "coordinator" | "admin") => ({
  context: { caller: world.callers[name] },
  path: ["test"],
});
const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    ({ code, message }: { code: string; message: string }) => ({ code, message }),
  );
const send = (text: string, dismissed: string[] = []) =>
  guardText(text, { accountId: world.accounts.own, reference: null, dismissed, surface: "note" }, world.callers.csm);

const rule: PromiseRule = {
  id: "gift-basket",
  category: "price",
  name: "A gift basket",
  why: "It costs money.",
  neutral: "I have passed your question on through our coordinator.",
  patterns: ["gift basket"],
  examples: ["You get a gift basket."],
  counterExamples: ["The basket of the shop is empty."],
};
const draft = async () => (await call(promises.startDraft, {}, as("admin"))).id;

beforeAll(async () => {
  world = await makeCallers();
});

describe("N2 N3 N5 rules are data", () => {
  test("the shipped ones are version 1, every own test of theirs passes, and all desk roles read them", async () => {
    const page = await call(promises.rules, {}, as("csm"));
    expect(page.version).toMatchObject({ version: 1, inUse: true, status: "published" });
    expect(page.total).toBe(shippedRules.rules.length);
    expect(page.failing).toBe(0);
    const found = await call(promises.rules, { category: "discount", q: "waive", sort: "name" }, as("manager"));
    expect(found.rows.map(({ id }) => id)).toContain("discount-waived");
    expect(found.rows.every(({ category, verdict }) => category === "discount" && verdict === "never")).toBe(true);
    const one = await call(promises.rule, { ruleId: "price-kept" }, as("coordinator"));
    expect(one.tests.length).toBe(one.rule.examples.length + one.rule.counterExamples.length + 1);
    expect(one.lists.map(({ name }) => name)).toContain("fee");
  });

  test("an admin adds a rule: tried on the draft, held back while its tests fail, in force for everybody once published", async () => {
    const versionId = await draft();
    expect(await refusal(call(promises.startDraft, {}, as("admin")))).toMatchObject({ code: "CONFLICT" });
    const failing = { ...rule, counterExamples: ["Here is your gift basket."] };
    const saved = await call(promises.saveRule, { versionId, rule: failing }, as("admin"));
    expect(saved.tests.filter(({ passed }) => !passed)).toMatchObject([
      { kind: "counter-example", words: ["gift basket"] },
    ]);
    const held = await refusal(call(promises.publish, { versionId, note: "Gifts" }, as("admin")));
    expect(held).toMatchObject({ code: "UNPROCESSABLE_CONTENT" });
    expect(held?.message).toContain("A gift basket: 1 of its tests fail");

    const again = { versionId, ruleId: rule.id, rule };
    expect(await refusal(call(promises.saveRule, { ...again, seen: "stale" }, as("admin")))).toMatchObject({
      code: "CONFLICT",
    });
    await call(promises.saveRule, { ...again, seen: saved.seen }, as("admin"));
    const changed = await call(promises.rules, { versionId, tests: "passed", q: "basket" }, as("manager"));
    expect(changed.rows).toMatchObject([{ id: rule.id, change: "added", failed: 0 }]);

    const text = "You get a gift basket.";
    const tried = await call(promises.check, { text, versionId }, as("manager"));
    expect(tried).toMatchObject({ version: null, verdict: "never" });
    expect(await send(text)).toBeNull();
    const published = await call(promises.publish, { versionId, note: "Gifts" }, as("admin"));
    expect(published.version).toBe(2);
    expect((await send(text))?.message).toContain("gift basket");
    expect(await call(promises.check, { text }, as("csm"))).toMatchObject({ version: 2, verdict: "never" });
  });

  test("a published version never changes; an earlier one comes back as a new one", async () => {
    await expect(t.admin("update promise_version set config = '{}' where version = 1")).rejects.toThrow(
      /never changes/,
    );
    const versionId = (await db.promiseVersion.findFirstOrThrow({ where: { version: 1 } })).id;
    const back = await call(promises.rollBack, { versionId, note: "Too strict" }, as("admin"));
    expect(back.version).toBe(3);
    expect(await send("You get a gift basket.")).toBeNull();
    const { rows } = await call(promises.versions, {}, as("csm"));
    expect(rows.map(({ version, inUse, basedOn }) => ({ version, inUse, basedOn }))).toEqual([
      { version: 3, inUse: true, basedOn: 1 },
      { version: 2, inUse: false, basedOn: 1 },
      { version: 1, inUse: false, basedOn: null },
    ]);
  });

  test("patterns that cannot be read, would grow without end, or name no list are refused with their reason", async () => {
    const versionId = await draft();
    for (const [pattern, words] of [
      ["fee (gone", "A bracket is not closed."],
      ["(a+)+$", "not understood"],
      ["fee <nobody>", 'There is no list "nobody"'],
      [`${"(".repeat(20)}fee${")".repeat(20)}`, "nested"],
    ] as const) {
      const refused = await refusal(
        call(promises.saveRule, { versionId, rule: { ...rule, patterns: [pattern] } }, as("admin")),
      );
      expect(refused?.message).toContain(words);
    }
    await call(promises.removeRule, { versionId, ruleId: "price-named" }, as("admin"));
    expect((await call(promises.rules, { versionId }, as("admin"))).removed).toEqual(["price-named"]);
    await call(promises.deleteDraft, { versionId }, as("admin"));
    expect(await refusal(call(promises.saveRule, { versionId, rule }, as("admin")))).toMatchObject({
      code: "CONFLICT",
    });
    expect((await call(promises.rule, { ruleId: "price-named" }, as("csm"))).rule.id).toBe("price-named");
  });
});

describe("the words that rules rest on", () => {
  test("everybody reads them with who names them; what is built in too", async () => {
    const { lists, excuses, fixed } = await call(promises.words, {}, as("csm"));
    expect(lists.find(({ name }) => name === "fee")?.usedBy.length).toBeGreaterThan(0);
    expect(lists.find(({ name }) => name === "num")?.usedBy).toContain("<share>");
    expect(excuses.map(({ id }) => id)).toContain("negation");
    expect(fixed.find(({ title }) => title === "Gaps stop here")?.words).toContain("unless");
  });

  test("an admin changes them in the draft: refused when unreadable or overtaken, held back while tests fail, then in force", async () => {
    const text = "We waive the tithe.";
    const versionId = await draft();
    const { lists, excuses } = await call(promises.words, { versionId }, as("admin"));
    const fee = lists.find(({ name }) => name === "fee");
    const list = { versionId, name: "fee", seen: fee?.seen ?? "", entries: [...(fee?.entries ?? []), "tithe"] };
    const save = (given: object) => call(promises.saveList, { ...list, ...given }, as("admin"));
    expect((await refusal(save({ entries: ["(fee"] })))?.message).toContain("A bracket is not closed.");
    expect((await refusal(save({ entries: ["<fee>"] })))?.message).toContain("holds itself");
    expect(await refusal(save({ seen: null }))).toMatchObject({ code: "CONFLICT" });
    const weak = await save({ entries: ["tithe"] });
    expect(weak.failing.length).toBeGreaterThan(0);
    expect(await refusal(call(promises.publish, { versionId, note: "x" }, as("admin")))).not.toBeNull();
    expect(await refusal(save({}))).toMatchObject({ code: "CONFLICT" });
    expect(await save({ seen: weak.seen })).toMatchObject({ failing: [] });
    expect((await call(promises.rules, { versionId }, as("admin"))).words).toBe(true);

    const published = excuses.find(({ id }) => id === "published");
    const { at = 0, seen = "", patterns = [], notAfter = [] } = published ?? {};
    const excuse = { versionId, at, seen, patterns: [...patterns, "as the almanac says"], notAfter };
    expect(await call(promises.saveExcuse, excuse, as("admin"))).toMatchObject({ failing: [] });
    expect(await refusal(call(promises.saveExcuse, excuse, as("admin")))).toMatchObject({ code: "CONFLICT" });
    expect(await send(text)).toBeNull();
    await call(promises.publish, { versionId, note: "Tithes" }, as("admin"));
    expect((await send(text))?.message).toContain("waive the tithe");
    expect(await send("As the almanac says, we waive the tithe.")).toBeNull();
    const { id } = await db.promiseVersion.findFirstOrThrow({ where: { version: 1 } });
    await call(promises.rollBack, { versionId: id, note: "Back" }, as("admin"));
  });
});

describe("a manager samples what was called no promise", () => {
  const price = "We will hold your price.";
  const list = (name: "csm" | "manager" | "coordinator" | "admin", given = {}) =>
    call(promises.dismissals, given, as(name));

  test("sees their teams', judges each once, and the rule's precision follows", async () => {
    const { findings } = await call(promises.check, { text: price }, as("csm"));
    const dismissed = findings.map(({ key }) => key);
    await send(price, dismissed);
    await send(`${price} Truly.`, dismissed);
    const { rows } = await list("manager", { sort: "at", dir: "asc" });
    expect(rows).toMatchObject([
      { person: "csm", account: "Own Account", ruleId: "price-kept", sentence: price, judged: "open", mayJudge: true },
      { judged: "open" },
    ]);
    const figures = async () => (await call(promises.rules, { q: "price-kept" }, as("csm"))).rows[0]?.figures;
    expect(await figures()).toMatchObject({ flagged: 1, dismissed: 1, precision: 0 });

    const [first] = rows;
    await call(promises.judge, { dismissalId: first?.id ?? 0, wasPromise: true }, as("manager"));
    expect(await figures()).toMatchObject({ flagged: 1, dismissed: 1, judgedPromise: 1, precision: 1 });
    const again = call(promises.judge, { dismissalId: first?.id ?? 0, wasPromise: false }, as("manager"));
    expect(await refusal(again)).toMatchObject({ code: "CONFLICT" });
    await expect(t.admin("update promise_judgement set was_promise = false")).rejects.toThrow(/never changed/);
    expect((await list("manager", { judged: "promise" })).total).toBe(1);
    expect(await call(promises.dismissers, {}, as("manager"))).toEqual({
      people: [{ personId: world.ids.csm, person: "csm", dismissed: 2, judgedPromise: 1, judgedNone: 0, open: 1 }],
      rules: [{ ruleId: "price-kept", dismissed: 2 }],
    });
  });

  test("others see their own; a manager of other teams none; nobody judges for them", async () => {
    expect((await list("csm")).rows.every(({ mayJudge }) => !mayJudge)).toBe(true);
    expect((await list("csm")).total).toBe(2);
    expect((await list("coordinator")).total).toBe(0);
    expect((await list("admin")).total).toBe(2);
    const stranger = { ...world.callers.manager, teamIds: [] };
    const context = { caller: stranger };
    expect((await call(promises.dismissals, {}, { context })).total).toBe(0);
    const [row] = (await list("admin", { judged: "open" })).rows;
    const judged = call(promises.judge, { dismissalId: row?.id ?? 0, wasPromise: false }, { context, path: ["test"] });
    expect(await refusal(judged)).toMatchObject({ code: "NOT_FOUND" });
  });

  test("a week's sample is the same ten, whoever looks and however often", async () => {
    const flag = await db.promiseFlag.findFirstOrThrow({ where: { ruleId: "price-kept" } });
    await t.admin(
      `insert into promise_dismissal (at, flag_id, user_id, role, surface, version, rule_id, category, words, sentence)
       select timestamptz '2026-03-02 10:00Z' + n * interval '1 hour', $1, $2, 'csm', 'note', 1, 'price-kept', 'price', 'w', 's' || n
       from generate_series(1, 40) n`,
      [flag.id, world.ids.csm],
    );
    const sample = { week: "2026-03-04", sample: true };
    const [once, twice] = [await list("manager", sample), await list("admin", { ...sample, sort: "rule" })];
    expect(once.total).toBe(10);
    expect(new Set(twice.rows.map(({ id }) => id))).toEqual(new Set(once.rows.map(({ id }) => id)));
    expect((await list("manager", { week: "2026-03-04" })).total).toBe(40);
    expect((await list("manager", { q: "s40", userId: world.ids.csm, ruleId: "price-kept" })).total).toBe(1);
  });
});
