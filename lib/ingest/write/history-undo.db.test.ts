import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import type { Signal } from "../schema.ts";
import { backfillProperty, measureProperty } from "./event-properties.ts";
import { recountFeatures } from "./feature-recount.ts";
import { undoLoad } from "./history-loads.ts";
import { undoHistory } from "./history-undo.ts";
import { mapGroup } from "./quarantine.ts";
import { recount } from "./recount.ts";
import { releaseWaiting } from "./release.ts";
import { takeSignals } from "./take-signals.ts";
import { accounts, now, signal, signalDatabase } from "./test-signals.ts";

const { admin, source, one } = await signalDatabase();
const rawFrom = "2026-08-22";
const stop = new AbortController().signal;
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

const tables = [
  "usage_daily",
  "usage_feature_daily",
  "usage_person_daily",
  "usage_feature_person_daily",
  "event_daily",
  "account_dirty",
  "feature_recount",
  "event_receipt",
  "raw_event",
  "quarantine_event",
  "source_group_rule",
  "account_external_id",
  "history_load",
  "history_event",
  "history_account",
  "history_latest",
  "event_name",
  "feature",
  "account",
];
// quicker than to truncate, which makes every table anew
const empty = () => admin(tables.map((table) => `delete from ${table}`).join("; "));

/** Every rollup, by what its rows are called instead of by their numbers. */
const rollups = {
  usage_daily:
    "select a.external_id, t.day::text, t.events, t.active_users, t.sent, t.sent_users from usage_daily t join account a on a.id = t.account_id",
  usage_feature_daily:
    "select a.external_id, f.key, t.day::text, t.events, t.users, t.sent, t.sent_users from usage_feature_daily t join account a on a.id = t.account_id join feature f on f.id = t.feature_id",
  usage_person_daily:
    "select a.external_id, t.day::text, t.person, t.events from usage_person_daily t join account a on a.id = t.account_id",
  usage_feature_person_daily:
    "select a.external_id, f.key, t.day::text, t.person from usage_feature_person_daily t join account a on a.id = t.account_id join feature f on f.id = t.feature_id",
  event_daily:
    "select a.external_id, n.name, t.day::text, t.events from event_daily t join account a on a.id = t.account_id join event_name n on n.id = t.name_id",
  event_property_daily:
    "select a.external_id, n.name, p.key, t.day::text, t.n, t.total, t.latest, t.latest_at from event_property_daily t join account a on a.id = t.account_id join event_property p on p.id = t.property_id join event_name n on n.id = p.name_id",
  event_receipt: "select message_id from event_receipt",
  raw_event:
    "select a.external_id, t.message_id, t.person, t.day::text from raw_event t join account a on a.id = t.account_id",
  quarantine_event: "select message_id, group_id, state from quarantine_event",
};
async function state() {
  const found: Record<string, string[]> = {};
  for (const [table, query] of Object.entries(rollups))
    found[table] = (await admin(query)).map((row) => JSON.stringify(row)).sort();
  return found;
}

const event = fc.record({
  group: fc.constantFrom("G1", "G1", "G2", "X1"),
  person: fc.constantFrom("p1", "p2"),
  name: fc.constantFrom("Report opened", "Report shared"),
  // the last is of before the raw days kept
  daysAgo: fc.constantFrom(0, 1, 1, 60, 150),
  hour: fc.nat(3),
  value: fc.integer({ min: -9, max: 9 }),
});
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;
const batch = fc.array(event, { minLength: 1, maxLength: 6 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("live" as const), events: batch }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("wanted" as const), events: batch }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("other load" as const), events: batch }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("rule" as const),
      name: fc.constantFrom("Report *", "Report shared", "*"),
      feature: fc.nat(1),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("map" as const), to: fc.constantFrom("G1", "G2") }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("measure" as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Ids are of the place among the steps, so that they are the same however often it is carried out. */
function signalsOf(events: readonly Event[], place: number, kind: string): Signal[] {
  return events
    .filter(({ daysAgo }) => kind !== "live" || daysAgo < 90)
    .map(({ group, person, name, daysAgo, hour, value }, n) =>
      signal({
        messageId: `s${place} e${n}`,
        groupId: group,
        userId: person,
        name,
        at: new Date(now.getTime() - daysAgo * 86_400_000 - hour * 3_600_000),
        properties: { rows: value },
      }),
    );
}

async function begin() {
  await empty();
  const [g1, g2] = await accounts("G1", "G2");
  const features = [
    await db.feature.create({ data: { key: "a", name: "A" } }),
    await db.feature.create({ data: { key: "b", name: "B" } }),
  ];
  // what may be mapped and measured is known in both worlds
  const known = ["Report opened", "Report shared"].map((name) =>
    signal({ messageId: `first ${name}`, groupId: "G1", name, properties: { rows: 1 } }),
  );
  await takeSignals(source, known, now, "live");
  return { ids: { G1: g1 as number, G2: g2 as number }, features: features.map(({ id }) => id) };
}
type World = Awaited<ReturnType<typeof begin>>;

async function measure() {
  for (const { id } of await db.eventProperty.findMany({ where: { key: "rows" } })) {
    await measureProperty(id, now);
    await backfillProperty(id, rawFrom, stop);
  }
}

async function carryOut(given: Step, place: number, { ids, features }: World) {
  if (given.do === "live") await takeSignals(source, signalsOf(given.events, place, "live"), now, "live");
  else if (given.do === "wanted") await takeSignals(source, signalsOf(given.events, place, "history"), now, "history");
  else if (given.do === "other load")
    await takeSignals(source, signalsOf(given.events, place, "history"), hours(2), "history");
  else if (given.do === "map") {
    await mapGroup(source.id, "X1", ids[given.to]);
    await releaseWaiting(source.id, stop, now);
  } else if (given.do === "measure") await measure();
  else {
    const data = { featureId: features[given.feature] as number, exact: !given.name.includes("*") };
    await db.featureRule.upsert({
      where: { pattern: given.name },
      create: { ...data, pattern: given.name },
      update: data,
    });
    await recountFeatures(rawFrom);
  }
}

const loadOf = async (receivedAt: Date) =>
  (await one(`select id from history_load where first_at = '${receivedAt.toISOString()}'`))?.id as number | undefined;

/** The whole of it, cut off after a piece and gone on with. */
async function undo(loadId: number, pieceSize: number) {
  expect(await undoLoad({ sourceId: source.id, loadId }, 1, now)).toEqual({ loadId });
  await undoHistory(loadId, stop, { pieces: 1, pieceSize });
  expect(await undoHistory(loadId, stop, { pieces: 100, pieceSize })).toBe(true);
}

describe("issue 4, point 2: older history that came by /v1/import can be undone", () => {
  test("whatever is sent, mapped and measured around it: it is as if it had never been sent", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 3, maxLength: 9 }),
        fc.nat(8),
        fc.integer({ min: 1, max: 4 }),
        async (steps, undoneAfter, pieceSize) => {
          const with_ = await begin();
          let undone = false;
          for (const [place, given] of steps.entries()) {
            // what comes after the undo belongs to another load, and stays
            if (!(undone && given.do === "wanted")) await carryOut(given, place, with_);
            const loadId = place >= undoneAfter && !undone ? await loadOf(now) : undefined;
            if (loadId === undefined) continue;
            await undo(loadId, pieceSize);
            undone = true;
          }
          const last = undone ? undefined : await loadOf(now);
          if (last !== undefined) await undo(last, pieceSize);
          expect((await recount(rawFrom)).examples).toEqual([]);
          const left = await state();
          const without = await begin();
          for (const [place, given] of steps.entries())
            if (given.do !== "wanted") await carryOut(given, place, without);
          expect(left).toEqual(await state());
        },
      ),
      { numRuns: 25 },
    );
  });

  test("undone and sent again, it is as it was before", async () => {
    // what is mapped differently in between goes elsewhere when it is sent again, as it should
    const quiet = step.filter((given) => given.do !== "rule" && !(given.do === "map" && given.to === "G2"));
    await fc.assert(
      fc.asyncProperty(fc.array(quiet, { minLength: 2, maxLength: 6 }), batch, async (others, events) => {
        const steps: Step[] = [...others, { do: "wanted", events }];
        const world = await begin();
        for (const [place, given] of steps.entries()) await carryOut(given, place, world);
        const before = await state();
        await undo((await loadOf(now)) as number, 3);
        for (const [place, given] of steps.entries()) if (given.do === "wanted") await carryOut(given, place, world);
        expect(await state()).toEqual(before);
        expect((await recount(rawFrom)).examples).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});
