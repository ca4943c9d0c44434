import fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase } from "#lib/test-database.ts";
import { type OwnSource, ownSpecSchema } from "../schema/own-measure.ts";
import type { Curve } from "../schema.ts";
import { backfillPast } from "./backfill.ts";
import { rescoreDirty } from "./rescore.ts";
import { begin, change, put, type Story, story, today } from "./test-own-book.ts";

const t = await testDatabase();
const signal = new AbortController().signal;
/** Each run scores a book many times over: few runs, the same ones each time, and no shrinking. */
const few = { numRuns: 10, seed: 20_261_123, endOnFailure: true };

/** The only row of a source comes, or goes: which measures count at all changes for everybody. */
function onlyRow(source: OwnSource, kind: "metric" | "ticket", way: "comes" | "goes"): [Story] {
  const spec = ownSpecSchema.parse({ source, read: "sum", windowDays: 90 });
  const curve: Curve = [
    [0, 0],
    [40, 100],
  ];
  const there = { kind, account: 1, day: "2026-06-12", value: 12, id: 1 };
  const gone = { ...there, value: null };
  const [before, after] = way === "comes" ? [gone, there] : [there, gone];
  return [{ own: [{ spec, curve, weight: 20 }], rows: [before], rounds: [[after]] }];
}
const metric: OwnSource = { kind: "metric", metricId: 1 };
const examples = (["comes", "goes"] as const).flatMap((way) => [
  onlyRow(metric, "metric", way),
  onlyRow({ kind: "tickets" }, "ticket", way),
]);

const columns = `account_id, to_char(day, 'YYYY-MM-DD') as day, round(score::numeric, 6) as score, band, round(coverage::numeric, 6) as coverage,
  round(freshness::numeric, 6) as freshness, confidence, frozen,
  array(select round(v::numeric, 6) from unnest(measure_values) with ordinality as m(v, place) order by place) as known`;
const current = () => t.admin(`select ${columns} from account_health order by account_id`);
const history = () => t.admin(`select ${columns} from score_daily order by account_id, day`);

/** What the changes left when only what they touched was scored again, and what comes out when nothing was there before. */
async function bothWays(tale: Story, read: () => Promise<object[]>): Promise<[object[], object[]]> {
  await begin(t, tale);
  for (const row of tale.rows) await put(t, row);
  await backfillPast(today, signal);
  for (const round of tale.rounds) {
    for (const row of round) await change(t, row);
    await rescoreDirty(today);
  }
  const incremental = await read();
  await t.admin("truncate score_daily, account_health, setting");
  await backfillPast(today, signal);
  return [incremental, await read()];
}

test("F3: random own measures over dated sources: scoring what changed equals scoring all anew, on every day", async () => {
  await fc.assert(
    fc.asyncProperty(story("dated"), async (tale) => {
      const [incremental, anew] = await bothWays(tale, history);
      expect(anew.length).toBeGreaterThan(30);
      expect(incremental).toEqual(anew);
    }),
    { ...few, examples },
  );
});

test("F3: random own measures over any source: scoring what changed equals scoring all anew, today", async () => {
  await fc.assert(
    fc.asyncProperty(story("any"), async (tale) => {
      const [incremental, anew] = await bothWays(tale, current);
      expect(anew).toHaveLength(5);
      expect(incremental).toEqual(anew);
    }),
    { ...few, examples },
  );
});
