import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correctClock, readInstant } from "./correct-clock.ts";

const receivedAt = new Date("2026-11-23T12:00:00.000Z");
const minute = 60_000;
const day = 86_400_000;
const earlier = (ms: number) => new Date(receivedAt.getTime() - ms).toISOString();
const live = { receivedAt, kind: "live" as const };

describe("moments as senders write them (issue 4, wire)", () => {
  const table: [unknown, string | null][] = [
    ["2026-11-23T10:00:00.000Z", "2026-11-23T10:00:00.000Z"],
    ["2026-11-23T10:00:00.123456789Z", "2026-11-23T10:00:00.123Z"],
    ["2026-11-23T10:00:00,5Z", "2026-11-23T10:00:00.500Z"],
    ["2026-11-23T10:00:00.123456+00:00", "2026-11-23T10:00:00.123Z"],
    ["2026-11-23T10:00:00+0530", "2026-11-23T04:30:00.000Z"],
    ["2026-11-23T10:00:00-08", "2026-11-23T18:00:00.000Z"],
    ["2026-11-23 10:00:00", "2026-11-23T10:00:00.000Z"],
    ["2026-11-23t10:00z", "2026-11-23T10:00:00.000Z"],
    ["2026-11-23T10:00", "2026-11-23T10:00:00.000Z"],
    ["2026-11-23", "2026-11-23T00:00:00.000Z"],
    [" 2026-11-23T10:00:00Z ", "2026-11-23T10:00:00.000Z"],
    [Date.UTC(2026, 0, 1), "2026-01-01T00:00:00.000Z"],
    ["2026-13-01", null],
    ["2026-02-29", null],
    ["2026-02-31T10:00:00Z", null],
    ["2028-02-29", "2028-02-29T00:00:00.000Z"],
    ["2026-11-23T25:00:00Z", null],
    ["yesterday", null],
    ["1", null],
    ["", null],
    [Number.NaN, null],
    [9e15, null],
    [true, null],
    [{}, null],
    [null, null],
  ];
  it.each(table)("%j is %s", (given, expected) => {
    const at = readInstant(given);
    expect(at === null ? null : new Date(at).toISOString()).toBe(expected);
  });
});

describe("when an event happened, by our clock (issue 4, once: clock skew is corrected by sentAt)", () => {
  it("moves by what the sender's clock is off", () => {
    const tenBefore = new Date(receivedAt.getTime() - 10 * minute);
    for (const off of [-5 * 365 * day, -3 * 3_600_000, 0, 3_600_000, 20 * 365 * day]) {
      const wrong = (ms: number) => new Date(ms + off).toISOString();
      const stamps = { timestamp: wrong(tenBefore.getTime()), sentAt: wrong(receivedAt.getTime()) };
      expect(correctClock({ ...live, ...stamps })).toEqual(tenBefore);
    }
  });
  it("takes the timestamp as it is without a sentAt, or with one that cannot be", () => {
    const timestamp = earlier(minute);
    for (const sentAt of [undefined, null, "", "soon", 1, {}, earlier(day)])
      expect(correctClock({ ...live, timestamp, sentAt })).toEqual(new Date(timestamp));
  });
  it("is the moment of arrival without a timestamp", () => {
    for (const timestamp of [undefined, null])
      expect(correctClock({ ...live, timestamp, sentAt: earlier(day) })).toEqual(receivedAt);
  });
  it.each([
    ["live", 90 * day, "taken"],
    ["live", 90 * day + 1, "too-old"],
    ["history", 91 * day, "taken"],
    ["history", 40 * 365 * day, "too-old"],
    ["live", -5 * minute, "taken"],
    ["live", -5 * minute - 1, "in-future"],
    ["history", -5 * minute - 1, "in-future"],
  ] as const)("%s, %d ms before its arrival: %s", (kind, ms, expected) => {
    const at = correctClock({ receivedAt, kind, timestamp: earlier(ms), sentAt: undefined });
    expect(typeof at === "string" ? at : "taken").toBe(expected);
  });
  it("never puts an event after its arrival", () => {
    const any = fc.oneof(fc.date({ noInvalidDate: true }).map(String), fc.integer(), fc.string(), fc.jsonValue());
    const near = fc.integer({ min: -10 * minute, max: 10 * minute }).map(earlier);
    fc.assert(
      fc.property(fc.oneof(any, near), fc.oneof(any, near), (timestamp, sentAt) => {
        const at = correctClock({ ...live, timestamp, sentAt });
        if (typeof at !== "string") expect(at.getTime()).toBeLessThanOrEqual(receivedAt.getTime());
      }),
    );
  });
});
