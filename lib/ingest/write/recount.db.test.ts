import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import type { Signal } from "../schema.ts";
import { recountFeatures } from "./feature-recount.ts";
import { mapGroup } from "./quarantine.ts";
import { recount } from "./recount.ts";
import { releaseWaiting } from "./release.ts";
import { takeSignals } from "./take-signals.ts";
import { accounts, now, signal, signalDatabase } from "./test-signals.ts";

const { admin, source, making, one } = await signalDatabase();
const from = "2026-08-22";

const people = ["p1", "p2", "p3", "p4"];
const groups = ["G1", "G2", "X1", "X2"];
const names = ["Report opened", "Report shared", "Signed in"];
const patterns = ["Report *", "Report shared", "*", "Signed*"];

const event = fc.record({
  kind: fc.constantFrom("track", "track", "track", "page", "identify", "group", "alias"),
  n: fc.nat(30),
  person: fc.constantFrom(...people),
  other: fc.constantFrom(...people),
  group: fc.constantFrom(...groups, null, null),
  name: fc.constantFrom(...names),
  daysAgo: fc.nat(3),
});
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

/** The same number always stands for the same event, as a retry does. */
function signalOf({ kind, person, other, group, name, daysAgo }: Event, n: number): Signal {
  const type = kind as Signal["type"];
  const at = new Date(now.getTime() - daysAgo * 86_400_000);
  return signal({
    type,
    messageId: `e${n}`,
    name: type === "track" ? name : type === "page" ? "page" : null,
    userId: person,
    previousId: type === "alias" ? other : null,
    groupId: type === "group" ? (group ?? "G1") : type === "track" ? group : null,
    at,
    traits: type === "identify" ? { name: `${person} ${n}` } : {},
  });
}

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("send" as const),
      batches: fc.array(fc.array(fc.nat(30), { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("map" as const),
      group: fc.constantFrom("X1", "X2"),
      to: fc.constantFrom(0, 1),
      alongside: fc.array(fc.nat(30), { maxLength: 8 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("release" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("rule" as const),
      pattern: fc.constantFrom(...patterns),
      feature: fc.nat(1),
    }),
  },
);

describe("issue 4, points 2 and 4: whatever comes, in whatever order and at the same time", () => {
  test("each event is counted once or waits, and the rollups equal a recount from the raw events", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 31, maxLength: 31 }),
        fc.array(step, { minLength: 3, maxLength: 8 }),
        async (events, steps) => {
          await admin(
            "truncate account, feature, usage_daily, usage_feature_daily, account_dirty, event_name, feature_recount, event_receipt, raw_event, quarantine_event, usage_person_daily, usage_feature_person_daily, event_daily cascade",
          );
          const ids = await accounts("G1", "G2");
          const features = [
            await db.feature.create({ data: { key: "a", name: "A" } }),
            await db.feature.create({ data: { key: "b", name: "B" } }),
          ];
          const all = events.map(signalOf);
          const pick = (numbers: number[]) => numbers.map((n) => all[n] as Signal);
          const send = (numbers: number[]) => takeSignals(source, pick(numbers), now, "live");
          const sent = new Set<string>();
          for (const one of steps) {
            if (one.do === "send") {
              const outcomes = await Promise.all(one.batches.map(send));
              expect(outcomes.map((list) => list.length)).toEqual(one.batches.map((list) => list.length));
              for (const { messageId } of one.batches.flatMap(pick)) sent.add(messageId);
            } else if (one.do === "map") {
              await Promise.all([mapGroup(source.id, one.group, ids[one.to] as number), send(one.alongside)]);
              for (const { messageId } of pick(one.alongside)) sent.add(messageId);
            } else if (one.do === "release") {
              await Promise.all([releaseWaiting(source.id), releaseWaiting(source.id)]);
            } else {
              const data = {
                featureId: (features[one.feature] as { id: number }).id,
                exact: !one.pattern.includes("*"),
              };
              await db.featureRule.upsert({
                where: { pattern: one.pattern },
                create: { ...data, pattern: one.pattern },
                update: data,
              });
              await Promise.all([recountFeatures(from), send([...sent].slice(0, 3).map((id) => Number(id.slice(1))))]);
            }
          }
          await releaseWaiting(source.id);
          const found = await recount(from);
          expect(found.examples).toEqual([]);
          const counted = await admin("select message_id as id from event_receipt");
          const waiting = await admin("select message_id as id from quarantine_event");
          expect([...counted, ...waiting].map(({ id }) => id).sort()).toEqual([...sent].sort());
          const used = await one(
            "select coalesce(sum(sent), 0)::int as n, coalesce(sum(events), 0)::int as e from usage_daily",
          );
          const raw = await one("select count(*)::int as n from raw_event where name_id is not null");
          expect(used).toEqual({ n: raw?.n, e: raw?.n });
        },
      ),
      { numRuns: 30 },
    );
  });

  test("a recount finds what is not as it should be", async () => {
    await accounts("G1");
    await takeSignals(source, [signal({ groupId: "G1" }), signal({ groupId: "G1", userId: "u2" })], now, "live");
    await admin("update usage_daily set sent = sent + 1");
    await admin("delete from usage_person_daily where person = 'u2'");
    const { differences, examples } = await recount(from);
    expect(differences).toBe(2);
    expect(examples.map(({ table, stored, counted }) => [table, stored, counted])).toEqual([
      ["usage_daily.sent", 3, 2],
      ["usage_person_daily", null, 1],
    ]);
  });
});

describe("issue 4, point 1: a change of the rules counts the raw days kept again", () => {
  test("use moves to the feature that the rules give it now, imported use stays, older days stay", async () => {
    const [id] = await accounts("G1");
    const [a, b] = [
      await db.feature.create({ data: { key: "a", name: "A" } }),
      await db.feature.create({ data: { key: "b", name: "B" } }),
    ];
    await db.featureRule.create({ data: { featureId: a.id, pattern: "Report *", exact: false } });
    const old = new Date("2026-08-01T12:00:00Z");
    await takeSignals(making, [signal({ groupId: "G1" }), signal({ groupId: "G1", at: old })], now, "history");
    await admin("insert into import (created_by) values (1)");
    await admin(
      "update usage_feature_daily set events = events + 10, import_id = (select max(id) from import) where day > '2026-09-01'",
    );
    await db.featureRule.create({ data: { featureId: b.id, pattern: "Report opened", exact: true } });
    await recountFeatures(from);
    expect(
      await admin(
        "select feature_id as f, to_char(day, 'MM-DD') as day, events, users, sent, sent_users as su from usage_feature_daily order by 1, 2",
      ),
    ).toEqual([
      { f: a.id, day: "08-01", events: 1, users: 1, sent: 1, su: 1 },
      { f: a.id, day: "11-19", events: 10, users: null, sent: 0, su: 0 },
      { f: b.id, day: "11-19", events: 1, users: 1, sent: 1, su: 1 },
    ]);
    expect(await one("select state, done, total from feature_recount")).toEqual({ state: "done", done: 1, total: 1 });
    expect(await one("select account_id as id from account_dirty")).toEqual({ id });
    expect((await recount(from)).examples).toEqual([]);
  });
});
