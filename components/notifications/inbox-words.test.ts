import { expect, test } from "vitest";
import { readInboxQuery, snoozesFrom } from "./inbox-words.ts";

test("what makes no sense in an address is as if it were not there", () => {
  expect(readInboxQuery({ view: "odd", kind: "odd", sort: "odd", page: "0" })).toEqual({
    ...{ search: "", view: "inbox", kind: null, sort: "at", dir: "desc", page: 1, pageSize: 50 },
  });
  expect(readInboxQuery({ view: "muted", kind: "task", q: "a", sort: "account", page: "2" })).toMatchObject({
    ...{ search: "a", view: "muted", kind: "task", sort: "account", dir: "asc", page: 2 },
  });
});

test("a line is put aside until the morning of a day to come; on a Sunday, Monday is tomorrow and offered once", () => {
  const words = (day: string) => snoozesFrom(new Date(`${day}T15:30:00`)).map(({ label }) => label);
  expect(words("2026-12-02")).toContain("Until Monday, 8:00");
  expect(words("2026-12-06")).not.toContain("Until Monday, 8:00");
  const monday = snoozesFrom(new Date("2026-12-02T15:30:00")).find(({ label }) => label.startsWith("Until Monday"));
  expect([monday?.until.getDay(), monday?.until.getDate(), monday?.until.getHours()]).toEqual([1, 7, 8]);
  for (let day = 1; day <= 7; day++) {
    const now = new Date(`2026-12-0${day}T23:59:00`);
    for (const { until } of snoozesFrom(now)) expect(until.getTime()).toBeGreaterThan(now.getTime());
  }
});
