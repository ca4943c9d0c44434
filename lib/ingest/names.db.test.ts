import { call } from "@orpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { anonymous, type Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import { ingest } from "./procedures.ts";
import type { NamesInput } from "./schema/names.ts";
import type { Signal, Source } from "./schema.ts";
import { recountFeatures } from "./write/feature-recount.ts";
import { keepNameCounts } from "./write/name-counts.ts";
import { takeSignals } from "./write/take-signals.ts";

await testDatabase();
let admin: Caller;
let source: Source;
let accountId: number;
let reports: number;
const asked = (verb: string) => ({ context: { caller: admin }, path: ["ingest", verb] });
const now = new Date();
const rawFrom = new Date(now.getTime() - 80 * 86_400_000).toISOString().slice(0, 10);
let count = 0;

const send = (...sent: string[]) =>
  takeSignals(
    source,
    sent.map(
      (name): Signal => ({
        type: "track",
        messageId: `m${count++}`,
        name,
        userId: `u${count % 3}`,
        anonymousId: null,
        groupId: "acme",
        previousId: null,
        at: now,
        properties: {},
        traits: {},
      }),
    ),
    now,
    "live",
  );
const names = (given: Partial<NamesInput> = {}) => call(ingest.names, given, asked("names"));
const shown = async (given: Partial<NamesInput> = {}) => (await names(given)).rows.map(({ name }) => name);
const map = (given: object) => call(ingest.mapName, given as never, asked("mapName"));
const rules = async () => (await call(ingest.catalogue, {}, asked("catalogue"))).rules;

beforeAll(async () => {
  const ada = await db.appUser.create({
    data: { name: "Ada", email: "ada@test.example", userRoles: { create: { role: "admin" } } },
  });
  admin = { ...anonymous("test", "10.0.0.9"), kind: "user", userId: ada.id, role: "admin", roles: ["admin"] };
  const { id } = await call(ingest.newSource, { name: "Web" }, asked("newSource"));
  source = { id, name: "Web", createsAccounts: false };
  accountId = (await db.account.create({ data: { name: "Acme", externalId: "acme" } })).id;
  reports = (await db.feature.create({ data: { key: "reports", name: "Reports" } })).id;
  await send("Report opened", "Report opened", "Report exported", "Login", "100% done");
});

describe("event names (issue 4 §1)", () => {
  it("are listed with how often of late, searched, sorted and paged", async () => {
    const { rows, total } = await names({ sort: "events" });
    expect(total).toBe(4);
    expect(rows[0]).toMatchObject({ name: "Report opened", events: 2, feature: null, pattern: null });
    expect(await shown({ sort: "name", dir: "asc" })).toEqual([
      "100% done",
      "Login",
      "Report exported",
      "Report opened",
    ]);
    expect(await shown({ search: "%" })).toEqual(["100% done"]);
    expect(await shown({ sort: "first", dir: "asc", page: 2, pageSize: 3 })).toHaveLength(1);
  });
});

describe("in a large book (issue 4 §6)", () => {
  it("counts are kept by the worker as they are added up, and forgotten once they are old", async () => {
    const kept = () =>
      db.$queryRaw`select n.name, c.events::int from event_name_count c join event_name n on n.id = c.name_id order by 1`;
    await keepNameCounts();
    expect(await kept()).toEqual([
      { name: "100% done", events: 1 },
      { name: "Login", events: 1 },
      { name: "Report exported", events: 1 },
      { name: "Report opened", events: 2 },
    ]);
    await db.$executeRaw`update event_daily set day = day - 40 where events = 1`;
    await keepNameCounts();
    expect(await kept()).toEqual([{ name: "Report opened", events: 2 }]);
    await db.$executeRaw`update event_daily set day = day + 40 where events = 1`;
  });
});

describe("a rule gives events to a feature, for the past too (issue 4 §1)", () => {
  const counted = () => db.$queryRaw<{ feature: string; events: number }[]>`
    select f.name as feature, sum(u.events)::int as events from usage_feature_daily u join feature f on f.id = u.feature_id
    where account_id = ${accountId} group by 1 order by 1`;

  it("shows before what it would decide, and what a stronger rule keeps", async () => {
    const preview = (pattern: string, exact = false) =>
      call(ingest.previewRule, { pattern, exact }, asked("previewRule"));
    expect(await preview("Report *")).toMatchObject({ matched: 2, held: 0 });
    expect(await preview("Report", true)).toEqual({ matched: 0, held: 0, examples: [] });
    await map({ pattern: "Report exported", exact: true, newFeature: "Exports" });
    const after = await preview("Report *");
    expect(after).toMatchObject({ matched: 1, held: 1 });
    expect(after.examples).toContainEqual({ name: "Report exported", feature: "Exports", held: true });
  });

  it("counts the raw days kept, shows how far, and what comes later at once", async () => {
    expect(await call(ingest.recount, {}, asked("recount"))).toBeNull();
    await map({ pattern: "Report *", featureId: reports });
    await recountFeatures(rawFrom);
    expect(await counted()).toEqual([
      { feature: "Exports", events: 1 },
      { feature: "Reports", events: 2 },
    ]);
    expect(await call(ingest.recount, {}, asked("recount"))).toMatchObject({ state: "done", done: 1, total: 1 });
    await send("Report printed");
    expect((await counted())[1]).toEqual({ feature: "Reports", events: 3 });
    const [printed] = (await names({ search: "printed" })).rows;
    expect(printed).toMatchObject({ feature: "Reports", pattern: "Report *" });
    expect(await shown({ featureId: "none", sort: "name", dir: "asc" })).toEqual(["100% done", "Login"]);
    expect(await shown({ featureId: reports, sort: "name", dir: "asc" })).toEqual(["Report opened", "Report printed"]);
    expect((await rules()).map(({ pattern, names: decides }) => [pattern, decides])).toEqual([
      ["Report exported", 1],
      ["Report *", 2],
    ]);
  });

  it("is replaced by another of the same pattern, and removed, and the past follows", async () => {
    const exports = (await rules()).find(({ feature }) => feature === "Exports");
    await map({ pattern: "Report *", featureId: exports?.featureId });
    await recountFeatures(rawFrom);
    expect(await counted()).toEqual([{ feature: "Exports", events: 4 }]);
    for (const { id } of await rules()) await call(ingest.removeRule, { ruleId: id }, asked("removeRule"));
    await recountFeatures(rawFrom);
    expect(await counted()).toEqual([]);
    const gone = call(ingest.removeRule, { ruleId: exports?.id as number }, asked("removeRule"));
    await expect(gone).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("says no to a feature that is not there, to a second of one name, and to none or two", async () => {
    await expect(map({ pattern: "x", featureId: 999_999 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(map({ pattern: "x", newFeature: "reports" })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(map({ pattern: "x" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(map({ pattern: "x", featureId: reports, newFeature: "Y" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    expect(await rules()).toEqual([]);
  });

  it("makes each new feature a key of its own", async () => {
    await map({ pattern: "a", exact: true, newFeature: "Reports!" });
    await map({ pattern: "b", exact: true, newFeature: "***" });
    const keys = (await db.feature.findMany({ orderBy: { id: "asc" } })).map(({ key }) => key);
    expect(keys).toEqual(["reports", "exports", "reports-2", "feature"]);
  });
});
