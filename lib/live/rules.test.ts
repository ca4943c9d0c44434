import { describe, expect, test } from "vitest";
import { concerns, holdOrder, mayHear, mergeTopics, pauseMs, payloadsOf, planAnnouncement, topicsIn } from "./rules.ts";

describe("C5 announcements are coalesced", () => {
  test("the first of a topic goes at once", () => {
    expect(planAnnouncement(1000, null, null)).toBe("now");
    expect(planAnnouncement(1000, 1000 - pauseMs, null)).toBe("now");
  });
  test("a second within the pause waits, a third joins it", () => {
    expect(planAnnouncement(1000, 900, null)).toBe("later");
    expect(planAnnouncement(1050, 900, 1150)).toBe("already planned");
  });
});

describe("C5 topics", () => {
  test("a topic reaches those who listen to it, one account those who listen to all", () => {
    expect(concerns(["accounts"], "accounts")).toBe(true);
    expect(concerns(["account"], "account:12")).toBe(true);
    expect(concerns(["account:1"], "account:12")).toBe(false);
    expect(concerns(["accounts"], "account:12")).toBe(false);
  });
  test("of too many accounts only that there are is said, and it concerns each", () => {
    const topics = (count: number) => new Set(Array.from({ length: count }, (_, n) => `account:${n}`));
    expect(mergeTopics("account", topics(200))).toHaveLength(200);
    expect(mergeTopics("account", topics(201))).toEqual(["account"]);
    expect(mergeTopics("account", new Set(["account", "account:3"]))).toEqual(["account"]);
    expect(concerns(["account:12"], "account")).toBe(true);
    expect(concerns(["accounts"], "account")).toBe(false);
  });
  test("what is told together fits into notifications, and is found in them again", () => {
    const topics = Array.from({ length: 1000 }, (_, n) => `prediction:${100_000_000 + n}`);
    const payloads = payloadsOf(topics);
    expect(Math.max(...payloads.map((payload) => payload.length))).toBeLessThan(8_000);
    expect(payloads.flatMap(topicsIn)).toEqual(topics);
    expect(topicsIn("")).toEqual([]);
  });
});

describe("SPEC, who sees what: a topic tells only those who may know of its object", () => {
  test("single accounts are not told to specialists, single imports only to admins", () => {
    const hearing = (topic: string) =>
      (["csm", "manager", "coordinator", "specialist", "admin", null] as const).filter((role) =>
        mayHear(role, topic, 7),
      );
    expect(hearing("account:12")).toEqual(["csm", "manager", "coordinator", "admin"]);
    expect(hearing("import:3")).toEqual(["admin"]);
    expect(hearing("prediction:4")).toEqual(["csm", "manager", "coordinator", "admin"]);
    expect(hearing("inbox:7")).toHaveLength(6);
    expect(hearing("inbox:70")).toEqual([]);
    expect(hearing("accounts")).toHaveLength(6);
    expect(hearing("scores")).toHaveLength(6);
  });
});

describe("C5 new data does not move a list under the cursor", () => {
  const row = (id: number, score: number) => ({ id, score });
  const held = (shown: ReturnType<typeof row>[], fresh: ReturnType<typeof row>[]) =>
    holdOrder(shown, fresh, (r) => r.id);

  test("values change in place, without a pill", () => {
    expect(held([row(1, 40), row(2, 50)], [row(1, 38), row(2, 50)])).toEqual({
      rows: [row(1, 38), row(2, 50)],
      changes: 0,
    });
  });
  test("a row that would jump counts once, and stays where it is", () => {
    const result = held([row(1, 10), row(2, 20), row(3, 30)], [row(3, 5), row(1, 10), row(2, 20)]);
    expect(result.rows.map((r) => r.id)).toEqual([1, 2, 3]);
    expect(result.rows[2]?.score).toBe(5);
    expect(result.changes).toBe(1);
  });
  test("rows that came and rows that went are counted", () => {
    const result = held([row(1, 1), row(2, 2)], [row(2, 2), row(3, 3), row(4, 4)]);
    expect(result.changes).toBe(3);
    expect(result.rows.map((r) => r.id)).toEqual([1, 2]);
  });
});
