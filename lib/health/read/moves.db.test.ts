import { call } from "@orpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { today } from "#lib/clock.ts";
import { isRefusal } from "#lib/refusal.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { defaultModel } from "../measures/default-model.ts";
import { health } from "../procedures.ts";
import { addDays } from "../rules/day.ts";
import { movesSentences } from "../rules/move-words.ts";
import { filterMoves, sumMoves } from "../rules/moves.ts";
import { editedWeight } from "../rules/test-models.ts";
import { causeKinds, type MoveRow, moveRowsInput } from "../schema/moves.ts";
import { modelOn } from "../write/backfill.ts";
import { createDraft, publishDraft, updateDraft } from "../write/models.ts";
import { scoreBook } from "../write/score-book.ts";
import { scoreDay } from "../write/score-day.ts";
import { readLedger } from "./ledger.ts";
import { moveSeed } from "./test-moves.ts";

const t = await testDatabase();
const asOf = today();
const ago = (days: number) => addDays(asOf, -days);
let world: Awaited<ReturnType<typeof makeCallers>>;
const context = () => ({ context: { caller: world.callers.csm }, path: ["test"] });
const moves = (input: object = {}) => call(health.moves, input, context());
const rowsOf = (input: object = {}) => call(health.moveRows, { pageSize: 200, ...input }, context());

beforeAll(async () => {
  world = await makeCallers();
  await t.admin("delete from account");
  await t.admin(moveSeed(world.ids.csm, world.ids.manager));
  for (const days of [21, 7]) await scoreDay(ago(days), await modelOn(ago(days)), asOf);
  await scoreBook(asOf);
});

type Stored = { id: number; day: string; band: string; frozen: boolean; score: number | null };
const storedRows = () =>
  t.admin<Stored>(
    `select s.account_id as id, to_char(s.day, 'YYYY-MM-DD') as day, s.band, s.frozen, s.score from score_daily s
     join account a on a.id = s.account_id where a.merged_into_id is null order by s.day desc`,
  );

/** Who changed band, found account by account in the stored rows. */
async function expected(from: string, to: string) {
  const rows = await storedRows();
  const at = (id: number, day: string) => rows.find((row) => row.id === id && row.day <= day);
  return [...new Set(rows.map(({ id }) => id))].flatMap((id) => {
    const [before, after] = [at(id, from), at(id, to)];
    if (!before || !after || before.frozen || after.frozen || before.band === after.band) return [];
    return [{ id, was: before.band, is: after.band, beforeOn: before.day, afterOn: after.day }];
  });
}

describe("X2: every account that changed band is found", () => {
  test.each([
    [7, 0],
    [21, 0],
    [10, 0],
    [21, 7],
    [15, 3],
  ])("between %i and %i days ago, from the newest rows at or before them", async (first, last) => {
    const [from, to] = [ago(first), ago(last)];
    const { rows, total } = await rowsOf({ from, to });
    const wanted = await expected(from, to);
    expect(total).toBe(wanted.length);
    expect(
      rows
        .map(({ id, was, is, beforeOn, afterOn }) => ({ id, was, is, beforeOn, afterOn }))
        .sort((a, b) => a.id - b.id),
    ).toEqual(wanted.sort((a, b) => a.id - b.id));
  });

  test("by default between a week ago and today; those that left, are new or merged are not in it", async () => {
    const found = await moves();
    expect(found).toMatchObject({ from: ago(7), to: asOf, today: asOf, newcomers: 1 });
    expect(found.total.accounts).toBeGreaterThan(10);
    const ids = (await rowsOf()).rows.map(({ id }) => id);
    for (const left of [31, 32, 33]) expect(ids).not.toContain(left);
    const rows = await storedRows();
    const both = rows
      .filter(({ day, frozen }) => day === asOf && !frozen)
      .filter(({ id }) => rows.some((row) => row.id === id && row.day === ago(7)));
    expect(found.compared).toBe(both.length);
  });
});

describe("X2: the split of the book is that of its accounts", () => {
  test("each row is split as the account's own ledger between the same days", async () => {
    const { rows } = await rowsOf();
    for (const row of rows) {
      const ledger = await readLedger(row.id, asOf, ago(7));
      expect({
        id: row.id,
        change: row.change,
        split: row.change === null ? null : { data: row.data, configuration: row.configuration, missing: row.missing },
      }).toEqual({
        id: row.id,
        change: ledger?.change ?? null,
        split: ledger?.split ?? null,
      });
      expect(row.after).toBe(ledger?.score);
    }
  });

  test("the sums, the lines by measure and the sentences are those of all rows", async () => {
    const found = await moves();
    const { rows } = await rowsOf();
    const labels = new Map(rows.map((row) => [row.measure, row.label]));
    const labelOf = (key: string) => labels.get(key) ?? key;
    const { total, pairs, measures } = sumMoves(rows, labelOf);
    expect(found).toMatchObject({ total, pairs, measures, sentences: movesSentences(rows, labelOf) });
    expect(found.pairs.length).toBeGreaterThan(1);
  });

  test("usage that fell is data; an account that becomes known is missing data", async () => {
    const { rows } = await rowsOf({ kind: "data", is: "at-risk" });
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row.id % 3).toBe(0);
      expect(row.data).toBeLessThan(0);
    }
    const known = await rowsOf({ kind: "missing", was: "unknown" });
    expect(known.rows).toMatchObject([{ id: 34, before: null, change: null, data: 0, reason: "gained" }]);
  });
});

describe("X2: a page of rows", () => {
  test("pages meet every row once, in order of any column, nothing known last", async () => {
    for (const sort of moveRowsInput.shape.sort.unwrap().options) {
      for (const dir of ["asc", "desc"] as const) {
        const pages: MoveRow[] = [];
        for (let page = 1; ; page += 1) {
          const { rows } = await rowsOf({ sort, dir, page, pageSize: 4 });
          if (rows.length === 0) break;
          pages.push(...rows);
        }
        const { total } = await rowsOf();
        expect(new Set(pages.map(({ id }) => id)).size).toBe(total);
        expect(pages).toHaveLength(total);
        const keys = pages.map((row) => (sort === "account" ? row.account.toLowerCase() : row[sort]));
        const known = keys.filter((key) => key !== null);
        expect(keys.slice(0, known.length)).toEqual(known);
        if (sort !== "account") {
          const sorted = [...(known as number[])].sort((a, b) => (dir === "asc" ? a - b : b - a));
          expect(known).toEqual(sorted);
        }
      }
    }
    expect(await rowsOf({ page: 99 })).toMatchObject({ rows: [], total: expect.any(Number) });
  });

  test("filters leave the rows that they name, and every count of the summary opens as many", async () => {
    const found = await moves();
    const { rows } = await rowsOf();
    for (const { was, is, accounts } of found.pairs) {
      const some = await rowsOf({ was, is });
      expect(some.total).toBe(accounts);
      expect(some.rows.map(({ id }) => id)).toEqual(filterMoves(rows, { was, is }).map(({ id }) => id));
    }
    for (const line of found.measures) {
      for (const kind of causeKinds) {
        expect((await rowsOf({ measure: line.measure ?? "none", kind })).total).toBe(line[kind]);
      }
    }
    for (const { is, parts } of found.sentences) {
      for (const { reason, measure, accounts } of parts) {
        expect((await rowsOf({ is, reason, measure: measure ?? undefined })).total).toBe(accounts);
      }
    }
  });

  test("owner, team and segment narrow the accounts", async () => {
    const { rows } = await rowsOf();
    const large = rows.filter(({ segment }) => segment === "Large");
    expect(large.length).toBeGreaterThan(0);
    expect((await moves({ segment: "Large" })).total.accounts).toBe(large.length);
    expect((await rowsOf({ segment: "Large" })).total).toBe(large.length);
    const managers = rows.filter(({ owner }) => owner === "manager");
    expect(managers.length).toBeGreaterThan(0);
    expect((await rowsOf({ owner: world.ids.manager })).rows.map(({ id }) => id)).toEqual(managers.map(({ id }) => id));
    const [team] = await t.admin<{ id: number }>(`select id from team where name = 'Own'`);
    const [other] = await t.admin<{ id: number }>(`select id from team where name = 'Other'`);
    expect((await moves({ team: team?.id })).total.accounts).toBe(rows.length);
    expect(await moves({ team: other?.id })).toMatchObject({
      compared: 0,
      newcomers: 0,
      total: { accounts: 0 },
      sentences: [],
    });
  });

  test("as CSV: the same rows under the same filters, and nothing that a spreadsheet would run", async () => {
    const file = await call(health.exportMoves, { is: "at-risk" }, context());
    const lines = (await file.text()).trimEnd().split("\r\n");
    const { total, rows } = await rowsOf({ is: "at-risk" });
    expect(lines).toHaveLength(total + 1);
    expect(lines[0]).toBe(
      "account,segment,owner,from,to,score before,score after,change,data,configuration,missing data,cause,leading measure,day before,day after",
    );
    expect(lines.slice(1).map((line) => line.split(",")[0]?.replace(/^'/, ""))).toEqual(
      rows.map(({ account }) => account),
    );
    expect(lines.some((line) => line.startsWith("'=cmd()"))).toBe(true);
    expect(file.name).toBe(`moves-${ago(7)}-${asOf}.csv`);
  });
});

test("days that cannot be compared are refused with a sentence; a day before all scores leaves nothing to compare", async () => {
  for (const door of [health.moves, health.moveRows, health.exportMoves]) {
    const ask = (input: object) => call(door as typeof health.moves, input, context());
    await expect(ask({ from: asOf, to: ago(7) })).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining("before the second"),
    });
    await expect(ask({ to: addDays(asOf, 5) })).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining("future"),
    });
  }
  const found = await moves({ from: "2001-01-01" });
  expect(found).toMatchObject({ compared: 0, total: { accounts: 0 }, pairs: [], sentences: [] });
  expect(found.newcomers).toBeGreaterThan(30);
});

test("X2: what a new version of the model moves is configuration, and said as such", async () => {
  const before = await moves();
  const draft = await createDraft(null, null);
  if (isRefusal(draft)) throw new Error(draft.message);
  const [segment] = defaultModel.segments;
  if (!segment) throw new Error("the default model has a segment");
  const strict = editedWeight(
    { ...defaultModel, segments: [{ ...segment, bands: { healthy: 100, watch: 99 } }] },
    "usage-trend",
    40,
  );
  await updateDraft(draft.id, { config: strict });
  await publishDraft(draft.id, "stricter", null);
  await scoreBook(asOf);
  const after = await moves();
  const { rows } = await rowsOf();
  expect(after.total.accounts).toBeGreaterThan(before.total.accounts);
  const bands = rows.filter(({ reason }) => reason === "bands");
  expect(bands.length).toBeGreaterThan(0);
  for (const row of bands) expect(row).toMatchObject({ kind: "configuration", measure: null });
  expect(after.total.configuration).not.toBe(0);
  expect(after.sentences.find(({ is }) => is === "at-risk")?.text).toContain("by new bands of the model");
});
