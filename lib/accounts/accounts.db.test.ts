import { call } from "@orpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { accounts } from "./procedures.ts";
import { countAccounts, listFacets } from "./read/count-accounts.ts";
import { listAccounts } from "./read/list-accounts.ts";
import { accountFilters, type ListInput, listInput, sorts } from "./schema.ts";

await testDatabase();
const asOf = "2026-11-22";
let world: Awaited<ReturnType<typeof makeCallers>>;
const names = [
  "Alba Foods",
  "alba north",
  "Copper & Vale",
  "Fjord Labs",
  "Halden Clinics",
  "Kestrel",
  "Lumen",
  "Northwind",
  "Ostrava 100%",
];
const ids: number[] = [];

const list = (input: Partial<ListInput>) => listAccounts(listInput.parse(input), { userId: world.ids.csm, asOf });
const count = (input: object) => countAccounts(accountFilters.parse(input), { userId: world.ids.csm, asOf });
async function walk(input: Partial<ListInput>): Promise<number[]> {
  const seen: number[] = [];
  for (let after: string | undefined; ; ) {
    const page = await list({ ...input, after, size: 2 });
    seen.push(...page.rows.map((row) => row.id));
    if (page.next === null) return seen;
    after = page.next;
  }
}
const asCsm = () => ({ context: { caller: world.callers.csm }, path: ["test"] });

beforeAll(async () => {
  world = await makeCallers();
  const model = await db.healthModel.create({ data: { version: 1, status: "published", name: "Test", config: {} } });
  for (const [i, name] of names.entries()) {
    const account = await db.account.create({
      data: {
        name,
        ownerId: i % 3 === 0 ? world.ids.csm : i % 3 === 1 ? world.ids.manager : null,
        segment: i % 2 === 0 ? "Enterprise" : "Mid-market",
        tier: "Tier 1",
        renewalOn: i % 4 === 0 ? null : new Date(Date.UTC(2026, 10, 20 + i * 9)),
        paying: i % 2 === 0,
        externalId: `ext-${i}`,
      },
    });
    ids.push(account.id);
    if (i === 8) continue;
    const score = i === 7 ? null : 90 - i * 10;
    const band = score === null ? "unknown" : score >= 70 ? "healthy" : score >= 45 ? "watch" : "at-risk";
    const confidence = i % 2 === 0 ? "high" : "low";
    await db.accountHealth.create({
      data: {
        accountId: account.id,
        modelId: model.id,
        day: new Date(asOf),
        score,
        band,
        coverage: 1,
        freshness: 1,
        confidence,
        delta14: score === null ? null : -i,
        spark: [1, 2],
        measureValues: [],
      },
    });
  }
  await db.account.create({ data: { name: "Merged away", mergedIntoId: ids[0] } });
  await db.interaction.create({
    data: { accountId: ids[2] as number, kind: "call", at: new Date("2026-11-01"), summary: "Hello" },
  });
  await db.interaction.create({
    data: { accountId: ids[2] as number, kind: "call", at: new Date("2026-10-01"), summary: "Written down late" },
  });
  await db.interaction.create({
    data: { accountId: ids[3] as number, kind: "call", at: new Date("2026-11-05"), summary: "Hello" },
  });
});

describe("the list of accounts", () => {
  test.each(sorts.flatMap((sort) => (["asc", "desc"] as const).map((dir) => [sort, dir] as const)))(
    "pages by %s %s show every account once, in one order",
    async (sort, dir) => {
      const whole = (await list({ sort, dir, size: 200 })).rows.map((row) => row.id);
      expect(whole).toHaveLength(names.length + 2);
      expect(new Set(whole).size).toBe(whole.length);
      expect(await walk({ sort, dir })).toEqual(whole);
    },
  );

  test("what has no value to sort by comes last in both directions", async () => {
    for (const dir of ["asc", "desc"] as const) {
      const { rows } = await list({ sort: "score", dir, size: 200 });
      const firstNull = rows.findIndex((row) => row.score === null);
      expect(rows.slice(firstNull).every((row) => row.score === null)).toBe(true);
      expect(rows).toHaveLength(11);
    }
  });

  test("sorts by the last interaction, which a note for an earlier day does not move back", async () => {
    const { rows } = await list({ sort: "interaction", dir: "desc", size: 2 });
    expect(rows.map((row) => [row.name, row.lastInteractionOn])).toEqual([
      ["Fjord Labs", "2026-11-05"],
      ["Copper & Vale", "2026-11-01"],
    ]);
  });

  test("X3 an account that was never scored is unknown, never healthy", async () => {
    const { rows } = await list({ band: ["unknown"], size: 200 });
    expect(rows.map((row) => row.name)).toEqual(
      ["Own Account", "Other Account", "Northwind", "Ostrava 100%"].sort(
        (a, b) => rows.findIndex((r) => r.name === a) - rows.findIndex((r) => r.name === b),
      ),
    );
    expect((await count({})).unknown).toBe(4);
  });

  test.each([
    [{ q: "alba" }, 2],
    [{ q: "ALBA F" }, 1],
    [{ q: "al" }, 2],
    [{ q: "100%" }, 1],
    [{ q: "%" }, 0],
    [{ owner: "none" as const }, 3],
    [{ owner: "mine" as const }, 4],
    [{ segment: ["Enterprise"] }, 5],
    [{ band: ["at-risk" as const] }, 2],
    [{ band: ["healthy" as const], confidence: ["high" as const] }, 2],
    [{ renews: "30" as const }, 3],
    [{ renews: "none" as const }, 5],
    [{ paying: false }, 6],
    [{ tier: ["Tier 9"] }, 0],
  ])("filter %j finds %i, and the count says the same", async (filters, expected) => {
    const { rows } = await list({ ...filters, size: 200 });
    expect(rows).toHaveLength(expected);
    expect((await count(filters)).total).toBe(expected);
  });

  test("counts by band follow every score that is written, changed or taken away, churned ones apart", async () => {
    const accountId = ids[0] as number;
    const before = await count({});
    const one = await db.accountHealth.findUniqueOrThrow({ where: { accountId } });
    const from = one.band as "at-risk" | "watch" | "healthy";
    const to = from === "watch" ? "healthy" : "watch";
    await db.accountHealth.update({ where: { accountId }, data: { band: to } });
    expect(await count({})).toEqual({ ...before, [from]: before[from] - 1, [to]: before[to] + 1 });
    await db.account.update({ where: { id: accountId }, data: { churnedOn: new Date("2026-01-01") } });
    expect((await count({ churned: false })).total).toBe(before.total - 1);
    expect((await count({ churned: true }))[to]).toBe(1);
    expect((await count({ churned: true, band: [from] })).total).toBe(0);
    await db.accountHealth.delete({ where: { accountId } });
    expect((await count({ churned: true })).unknown).toBe(1);
    const { spark: line, measureValues: values, ...score } = one;
    await db.accountHealth.create({ data: { ...score, spark: line, measureValues: values } });
    expect((await count({ churned: true }))[from]).toBe(1);
    await db.account.update({ where: { id: accountId }, data: { churnedOn: null, mergedIntoId: ids[1] as number } });
    expect(await count({})).toEqual({ ...before, total: before.total - 1, [from]: before[from] - 1 });
    await db.account.update({ where: { id: accountId }, data: { mergedIntoId: null } });
    await db.accountHealth.delete({ where: { accountId } });
    expect((await count({})).unknown).toBe(before.unknown + 1);
    const { spark, measureValues, ...rest } = one;
    await db.accountHealth.create({ data: { ...rest, spark, measureValues } });
    expect(await count({})).toEqual(before);
  });

  test("filters offer the values that occur, merged accounts left out", async () => {
    const offered = await listFacets();
    const shown = await db.account.findMany({ where: { mergedIntoId: null } });
    const present = (column: "segment" | "tier" | "stage") =>
      [...new Set(shown.flatMap((account) => account[column] ?? []))].sort();
    expect(offered.segments).toEqual(present("segment"));
    expect(offered.tiers).toEqual(present("tier"));
    expect(offered.stages).toEqual(present("stage"));
    expect(offered.segments.length).toBeGreaterThan(0);
  });

  test("a book holds what one covers, until the day the cover ends", async () => {
    const accountId = ids[1] as number;
    await db.accountCover.create({ data: { accountId, userId: world.ids.csm, untilOn: new Date(asOf) } });
    expect((await count({ owner: "mine" })).total).toBe(5);
    const later = await countAccounts(accountFilters.parse({ owner: "mine" }), {
      userId: world.ids.csm,
      asOf: "2026-11-23",
    });
    expect(later.total).toBe(4);
    await db.accountCover.deleteMany({});
  });

  test("N4 no amount, and nothing that could order by one, is in a row", async () => {
    const { rows } = await list({ size: 1 });
    expect(Object.keys(rows[0] ?? {}).filter((key) => /mrr|arr|amount|price|revenue|minor/i.test(key))).toEqual([]);
    await expect(call(accounts.list, { sort: "mrr" } as never, asCsm())).rejects.toThrow();
  });

  test("X12 the export is neutralised and complete", async () => {
    const accountId = ids[4] as number;
    await db.account.update({ where: { id: accountId }, data: { name: '=HYPERLINK("x")' } });
    const file = await call(accounts.export, { q: "hyperlink" }, asCsm());
    const text = await file.text();
    expect(text.split("\r\n")[1]).toContain(`"'=HYPERLINK(""x"")"`);
    expect((await (await call(accounts.export, {}, asCsm())).text()).trim().split("\r\n")).toHaveLength(12);
    await db.account.update({ where: { id: accountId }, data: { name: "Halden Clinics" } });
  });
});

describe("search (⌘K)", () => {
  test("finds accounts and contacts by any part, and an account by its own id elsewhere", async () => {
    await db.contact.create({ data: { accountId: ids[7] as number, name: "Dana Okafor", title: "Ops lead" } });
    expect((await call(accounts.search, { q: "okaf" }, asCsm()))[0]).toMatchObject({
      kind: "contact",
      title: "Dana Okafor",
      accountId: ids[7],
    });
    expect((await call(accounts.search, { q: "ext-3" }, asCsm()))[0]).toMatchObject({
      kind: "account",
      title: "Fjord Labs",
    });
    expect((await call(accounts.search, { q: "alba" }, asCsm())).map((hit) => hit.title)).toEqual([
      "Alba Foods",
      "alba north",
    ]);
    expect(await call(accounts.search, { q: "a" }, asCsm())).toEqual([]);
  });
});
