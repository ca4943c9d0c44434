import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { backfillProperty, measureProperty } from "./event-properties.ts";
import { takeSignals } from "./take-signals.ts";
import { accounts, now, signal, signalDatabase } from "./test-signals.ts";

const { admin, source } = await signalDatabase();
const rawFrom = "2026-08-22";
const stop = new AbortController().signal;
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const take = (at: Date, ...given: Parameters<typeof signal>[0][]) =>
  takeSignals(
    source,
    given.map((one) => signal({ groupId: "G1", at, ...one })),
    at,
    "live",
  );
const propertyOf = async (key: string) => (await db.eventProperty.findFirstOrThrow({ where: { key } })).id;
const stored = () =>
  admin(
    "select to_char(day, 'MM-DD') as day, n, total, latest from event_property_daily order by account_id, property_id, day",
  );

/** The same from the raw events, without the code under test. */
const counted = () =>
  admin(`select to_char(e.day, 'MM-DD') as day, count(*)::int as n, sum((e.properties ->> p.key)::float8) as total,
      (array_agg((e.properties ->> p.key)::float8 order by e.at desc, (e.properties ->> p.key)::float8 desc))[1] as latest
    from raw_event e join event_property p on p.name_id = e.name_id and p.measured
    where jsonb_typeof(e.properties -> p.key) = 'number' group by e.account_id, p.id, e.day order by e.account_id, p.id, e.day`);

describe("F3: a number that events carry becomes a measure (issue 4, point 4)", () => {
  test("numbers are noted as they come, amounts of money are not [N4]", async () => {
    await accounts("G1");
    await take(now, { properties: { rows: 3, plan: "pro", revenue: 900 } }, { properties: { seconds: 1.5 } });
    expect(await admin("select key, measured from event_property order by key")).toEqual([
      { key: "rows", measured: false },
      { key: "seconds", measured: false },
    ]);
    expect(await stored()).toEqual([]);
  });

  test("what is kept of the past is added up once, what comes later as it comes, a retry never", async () => {
    await accounts("G1");
    for (const days of [9, 4, 1, 0]) await take(daysAgo(days), { properties: { rows: 10 + days } }, { properties: {} });
    const id = await propertyOf("rows");
    await measureProperty(id, now);
    expect(await stored()).toEqual([
      { day: "11-19", n: 1, total: 11, latest: 11 },
      { day: "11-20", n: 1, total: 10, latest: 10 },
    ]);
    await take(now, { properties: { rows: 5 }, messageId: "again" });
    await take(now, { properties: { rows: 5 }, messageId: "again" });
    await measureProperty(id, now);
    await backfillProperty(id, rawFrom, stop);
    await backfillProperty(id, rawFrom, stop);
    expect(await stored()).toEqual([
      { day: "11-11", n: 1, total: 19, latest: 19 },
      { day: "11-16", n: 1, total: 14, latest: 14 },
      { day: "11-19", n: 1, total: 11, latest: 11 },
      { day: "11-20", n: 2, total: 15, latest: 10 },
    ]);
  });

  test("numbers too large to be added up, and texts, count as none", async () => {
    await accounts("G1");
    await take(now, { properties: { rows: 1 } });
    await measureProperty(await propertyOf("rows"), now);
    await take(now, { properties: { rows: 1e300 } }, { properties: { rows: "7" } }, { properties: { rows: 2 } });
    expect(await stored()).toMatchObject([{ n: 2, total: 3 }]);
  });

  test("whenever it becomes a measure, and whatever comes meanwhile, it equals what the raw events say", async () => {
    const batch = fc.array(fc.record({ value: fc.integer({ min: -50, max: 50 }), days: fc.nat(6) }), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { maxLength: 4 }), fc.array(batch, { maxLength: 4 }), async (before, after) => {
        await admin(
          "truncate account, event_name, event_receipt, raw_event, usage_daily, event_daily, account_dirty cascade",
        );
        await accounts("G1");
        await take(now, { properties: { rows: 1 }, messageId: `first ${Math.random()}` });
        const send = (batches: typeof before, received: (days: number) => Date) =>
          batches.map((events) => {
            const at = received(Math.min(...events.map(({ days }) => days)));
            const sent = events.map(({ value, days }) =>
              signal({ groupId: "G1", at: daysAgo(days), properties: { rows: value } }),
            );
            return takeSignals(source, sent, at, "live");
          });
        await Promise.all(send(before, daysAgo));
        const id = await propertyOf("rows");
        await Promise.all([measureProperty(id, now), ...send(after, () => now)]);
        await backfillProperty(id, rawFrom, stop);
        expect(await stored()).toEqual(await counted());
      }),
      { numRuns: 15 },
    );
  });
});
