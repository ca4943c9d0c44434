import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DateOrder, ObjectKey } from "../schema.ts";
import { openQuestions } from "./check-row.ts";
import { parseDay, parseInstant } from "./dates.ts";
import { futureWords, isFuture, latestAt } from "./future.ts";
import { importObject, importObjects } from "./objects/registry.ts";
import { emptyMapping } from "./suggest.ts";
import { readWhole, recogniseWhole } from "./whole-file.ts";

const now = new Date("2026-06-30T09:30:00Z");
const minute = 60_000;
const hour = 60 * minute;
const ahead = 14 * hour;

function lies(text: string, kind: "day" | "instant", at = now, order: DateOrder = "ymd"): boolean | null {
  const value = kind === "day" ? parseDay(text, order) : parseInstant(text, order);
  return value === null || value === "impossible" ? null : isFuture(value, text, latestAt(at));
}

describe("X12, X1: what lies in the future", () => {
  test.each([
    ["2026-06-30", "2026-06-30T00:00:00Z", false],
    ["2026-06-30", "2026-06-29T10:00:00Z", false],
    ["2026-06-30", "2026-06-29T09:59:59Z", true],
    ["2026-07-01", "2026-06-30T09:59:59Z", true],
    ["2026-07-01", "2026-06-30T10:00:00Z", false],
    ["2027-01-01", "2026-12-31T10:00:00Z", false],
    ["2027-01-01", "2026-12-31T09:59:59Z", true],
    ["2026-07-01T00:00:00-12:00", "2026-06-30T09:59:59Z", true],
    ["2099-12-31", "2026-06-30T09:59:59Z", true],
    ["1970-01-01", "2026-06-30T09:59:59Z", false],
  ])("day %s at %s: %s", (text, at, future) => {
    expect(lies(text, "day", new Date(at))).toBe(future);
  });

  test.each([
    ["2026-06-30T09:35:00Z", false],
    ["2026-06-30T09:35:01Z", true],
    ["2026-06-30 11:35:00 +02:00", false],
    ["2026-06-30 11:35:01+0200", true],
    ["2026-06-30T09:36:00 UTC", true],
    ["2026-06-30 09:36", false],
    ["2026-06-30 23:30:00", false],
    ["2026-06-30 23:30:01", true],
    ["2026-06-30", false],
    ["2026-07-01", true],
    ["6/30/2026 11:30 PM", false],
    ["6/30/2026 11:31 PM", true],
    [String(Date.parse("2026-06-30T09:35:00Z") / 1000), false],
    [String(Date.parse("2026-06-30T09:35:01Z") / 1000), true],
    [String(Date.parse("2026-06-30T09:35:01Z")), true],
    ["9999999999999", true],
  ])("instant %s at 09:30 UTC: %s", (text, future) => {
    expect(lies(text, "instant", now, text.includes("/") ? "mdy" : "ymd")).toBe(future);
  });

  const instant = fc
    .integer({ min: Date.parse("2000-01-01Z"), max: Date.parse("2080-01-01Z") })
    .map((t) => t - (t % 1000));
  const offset = fc.integer({ min: -12 * 4, max: 14 * 4 }).map((quarters) => quarters * 15);
  const zone = (minutes: number) => {
    const [h, m] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
    return `${minutes < 0 ? "-" : "+"}${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`;
  };
  const local = (t: number, minutes: number) => new Date(t + minutes * minute).toISOString().slice(0, 19);

  test("nothing that has happened is refused, in whatever zone and way it is written", () => {
    fc.assert(
      fc.property(instant, fc.nat({ max: 5e8 }), offset, (at, since, minutes) => {
        const clock = new Date(at);
        const written = local(at - since * 1000, minutes);
        expect(lies(written + zone(minutes), "instant", clock)).toBe(false);
        expect(lies(written, "instant", clock)).toBe(false);
        expect(lies(written.slice(0, 10), "instant", clock)).toBe(false);
        expect(lies(written.slice(0, 10), "day", clock)).toBe(false);
      }),
    );
  });

  test("what is later by more than the tolerance is refused, in whatever zone and way it is written", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 5e8 }), offset, (at, later, minutes) => {
        const clock = new Date(at);
        expect(lies(local(at + 5 * minute + later * 1000, minutes) + zone(minutes), "instant", clock)).toBe(true);
        expect(lies(local(at + ahead + later * 1000, 0), "instant", clock)).toBe(true);
        const nextDay = local(at + ahead + 24 * hour + later * 1000, 0).slice(0, 10);
        expect(lies(nextDay, "day", clock)).toBe(true);
      }),
    );
  });

  test("time only lets more in: what is taken now is taken later, and a later date is never taken before an earlier one", () => {
    fc.assert(
      fc.property(instant, instant, instant, offset, (a, b, c, minutes) => {
        const [one, other] = [Math.min(a, b), Math.max(a, b)];
        for (const text of [local(c, 0), local(c, minutes) + zone(minutes), local(c, 0).slice(0, 10)]) {
          const kind = text.length === 10 ? "day" : "instant";
          if (lies(text, kind, new Date(one)) === false) expect(lies(text, kind, new Date(other))).toBe(false);
        }
        if (lies(local(one, 0), "instant", new Date(c)))
          expect(lies(local(other, 0), "instant", new Date(c))).toBe(true);
      }),
    );
  });

  test("the words name the column and the date as it was read; digits alone may be an amount and are not told (N4)", () => {
    expect(futureWords("opened", "2026-12-03", "03/12/2026", "dmy")).toBe(
      '"opened" says 2026-12-03, which is still to come. Correct it, choose another date format for the column, or import the row once it has happened.',
    );
    expect(futureWords("opened", "2026-12-03T10:05:00.000Z", "2026-12-03 10:05", "ymd")).toBe(
      '"opened" says 2026-12-03 10:05 UTC, which is still to come. Correct it, or import the row once it has happened.',
    );
    expect(futureWords("paid", "2030-10-16", "20301016", "ymd")).not.toMatch(/2030/);
  });
});

/** Every field with a date, and whether the future is refused in it: what is new must choose. */
const dated: Partial<Record<ObjectKey, { past: string[]; any: string[] }>> = {
  accounts: {
    past: [],
    any: ["customerSince", "contractStart", "trialStartedOn", "convertedOn", "renewalOn", "churnedOn"],
  },
  contacts: { past: [], any: ["joinedOn", "leftOn"] },
  subscriptions: { past: [], any: ["startsOn", "endsOn", "trialStartedOn", "convertedOn"] },
  deals: { past: ["openedOn", "closedOn"], any: ["closesOn"] },
  invoices: { past: [], any: ["day", "dueOn"] },
  "usage-daily": { past: ["day"], any: [] },
  "usage-events": { past: ["at"], any: [] },
  tickets: { past: ["openedAt", "firstResponseAt", "closedAt"], any: [] },
  "survey-responses": { past: ["sentAt", "answeredAt"], any: [] },
  milestones: { past: ["completedOn"], any: ["startedOn", "dueOn", "originalDueOn"] },
  "churn-events": { past: [], any: ["day"] },
  "custom-metrics": { past: ["day"], any: [] },
  interactions: { past: ["at"], any: [] },
};
const isDated = ({ kind }: { kind: string }) => kind === "day" || kind === "instant";

describe("X12, X1: the future in a file", () => {
  test("each field with a date is decided, and no other field is", () => {
    const found = importObjects.flatMap(({ key, fields }) => {
      const past = fields.filter((field) => field.pastOnly).map((field) => field.key);
      const any = fields.filter((field) => isDated(field) && !field.pastOnly).map((field) => field.key);
      return past.length + any.length > 0 ? [[key, { past, any }]] : [];
    });
    expect(Object.fromEntries(found)).toEqual(dated);
    for (const { fields } of importObjects) expect(fields.filter((field) => field.pastOnly).every(isDated)).toBe(true);
  });

  /** A file of one row, with every field of the object under its own key as the column's name. */
  function readOne(key: ObjectKey, field: string, value: string, order: "ymd" | "dmy" = "ymd") {
    const plain = {
      day: "2024-01-01",
      instant: "2024-01-01 10:00",
      boolean: "",
      choice: "",
      number: "1",
      count: "1",
      money: "1",
    };
    const fields = importObject(key).fields;
    const cells = fields.map((one) =>
      one.key === field ? value : one.required ? ((plain as Record<string, string>)[one.kind] ?? "A1") : "",
    );
    const file = Buffer.from(`${fields.map((one) => one.key).join(",")}\n${cells.join(",")}\n`);
    const { dialect } = recogniseWhole(file);
    if (!dialect) throw new Error("not recognised");
    const mapping = emptyMapping(Object.fromEntries(fields.map((one) => [one.key, one.key])));
    return readWhole(file, key, dialect, { ...mapping, dates: { [field]: order } }, now);
  }
  const all = (which: "past" | "any") =>
    Object.entries(dated).flatMap(([key, fields]) => fields[which].map((field) => [key as ObjectKey, field] as const));

  test.each(all("past"))("%s: %s of tomorrow's tomorrow is refused, of today taken", (key, field) => {
    const { taken, refused } = readOne(key, field, "2026-07-02");
    expect([taken.length, refused.length]).toEqual([0, 1]);
    expect(refused[0]).toMatchObject({ row: 2, code: "future", column: field });
    expect(refused[0]?.message).toMatch(
      new RegExp(`^"${field}" says 2026-07-02.*, which is still to come\\. Correct it, or `),
    );
    expect(readOne(key, field, "2026-06-30").refused).toEqual([]);
    expect(readOne(key, field, "2026-06-30").taken).toHaveLength(1);
  });

  test.each(all("any"))("%s: %s may lie in the future", (key, field) => {
    expect(readOne(key, field, "2027-07-02").refused).toEqual([]);
    expect(readOne(key, field, "2027-07-02").taken).toHaveLength(1);
  });

  test.each([
    ["03-12-2026", "future"],
    ["03/12/26", "future"],
    ["12-13-2026", "impossible-date"],
    ["31-02-2027", "impossible-date"],
    ["2101-01-01", "impossible-date"],
    ["1 Jan 2100", "future"],
    ["December 3rd, 2026", "future"],
    ["20991231", "future"],
    ["99999999", "not-a-date"],
    ["next week", "not-a-date"],
    ["=TODAY()+1", "not-a-date"],
    ["2026-12-03T25:00", "future"],
  ])("hostile: %s as a day of use is %s, with what to do", (text, code) => {
    const { taken, refused } = readOne("usage-daily", "day", `"${text}"`, "dmy");
    expect(taken).toEqual([]);
    expect(refused).toMatchObject([{ row: 2, code, column: "day" }]);
    expect(refused[0]?.message).toMatch(/[.]$/);
  });

  test("repeated dates and many rows: each row is refused for itself, the others taken", () => {
    const days = ["2026-06-30", "2026-07-02", "2024-02-29", "2026-07-02", "2026-07-03"];
    const lines = Array.from({ length: 6000 }, (_, n) => `A1,${days[n % days.length]},${n}`);
    const file = Buffer.from(`account_id,day,events\n${lines.join("\n")}\n`);
    const { dialect } = recogniseWhole(file);
    const mapping = emptyMapping({ account: "account_id", day: "day", events: "events" });
    if (!dialect) throw new Error("not recognised");
    const { taken, refused } = readWhole(file, "usage-daily", dialect, mapping, now, 997);
    expect([taken.length, refused.length]).toEqual([2400, 3600]);
    expect(new Set(taken.map((one) => one.day))).toEqual(new Set(["2026-06-30", "2024-02-29"]));
    expect(new Set(refused.map((one) => one.code))).toEqual(new Set(["future"]));
  });

  test("day or month is still asked when one of the two readings lies in the future", () => {
    const file = Buffer.from("account_id,day,events\nA1,03-12-2026,1\nA1,01-02-2026,1\n");
    const { dialect } = recogniseWhole(file);
    if (!dialect) throw new Error("not recognised");
    const mapping = emptyMapping({ account: "account_id", day: "day", events: "events" });
    expect(openQuestions("usage-daily", dialect, mapping, { linked: false, now })).toEqual([
      'Say which comes first in "day": the day or the month. Every value works both ways.',
    ]);
  });

  test("the day of a snapshot is asked for when there is none, and when it lies in the future", () => {
    const { dialect } = recogniseWhole(Buffer.from("customerID,tenure,calls\nC1,3,7\n"));
    if (!dialect) throw new Error("not recognised");
    const asked = (asOf: string | null) =>
      openQuestions("snapshot", dialect, { ...emptyMapping({ account: "customerID" }), asOf }, { linked: false, now });
    expect(asked("2026-06-30")).toEqual([]);
    expect(asked("2026-07-01")).toEqual([
      "These values stand for the day 2026-07-01, which is still to come. Choose the day on which they were taken.",
    ]);
    expect(asked(null)).toEqual(["Say which day these values stand for."]);
  });
});
