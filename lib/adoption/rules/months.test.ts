import { expect, test } from "vitest";
import { monthsAgo, monthsBack, nextMonth } from "./months.ts";

test("months back begin with the running one and cross the year", () => {
  expect(monthsBack("2026-02-28", 4)).toEqual(["2026-02-01", "2026-01-01", "2025-12-01", "2025-11-01"]);
});

test("how many months ago is the place in that list", () => {
  for (const day of ["2026-01-31", "2026-11-23", "2024-02-29"])
    expect(monthsBack(day, 25).map((month) => monthsAgo(month, day))).toEqual(
      Array.from({ length: 25 }, (_, ago) => ago),
    );
  expect(monthsAgo("2026-12-05", "2026-11-23")).toBe(-1);
});

test("the next month of December is January", () => {
  expect([nextMonth("2026-12-01"), nextMonth("2026-01-01")]).toEqual(["2027-01-01", "2026-02-01"]);
});
