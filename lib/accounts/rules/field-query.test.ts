import { describe, expect, it, test } from "vitest";
import type { FieldFilter } from "../schema/fields.ts";
import { fieldId, readFieldFilters, writeFieldFilter } from "./field-query.ts";

describe("filters by custom fields live in the address", () => {
  test.each<[string, Omit<FieldFilter, "id">]>([
    ["Gold", { is: "Gold" }],
    ["~gol", { has: "gol" }],
    ["10..20.5", { from: "10", to: "20.5" }],
    ["-3..", { from: "-3" }],
    ["..2026-01-31", { to: "2026-01-31" }],
    ["2026-01-01..2026-01-31", { from: "2026-01-01", to: "2026-01-31" }],
    ["and..so", { is: "and..so" }],
    ["..", { is: ".." }],
    ["2026-02-30..", { is: "2026-02-30.." }],
  ])("%s", (text, filter) => {
    expect(readFieldFilters({ f12: text })).toEqual([{ id: 12, ...filter }]);
    expect(writeFieldFilter(filter)).toBe(text);
  });
  it("is read by the id of a field only, an empty one is none, and there are at most 20", () => {
    expect(readFieldFilters({ f: "a", f0: "a", fx: "a", forecast: "likely", f1: "", f2: "~", f3: undefined })).toEqual(
      [],
    );
    expect(readFieldFilters({ f7: ["a", "b"] })).toEqual([{ id: 7, is: "a" }]);
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`f${n + 1}`, "a"]));
    expect(readFieldFilters(many)).toHaveLength(20);
  });
  it("tells a field's column from one of the list's own", () => {
    expect([fieldId("f12"), fieldId("forecast"), fieldId("f012")]).toEqual([12, null, null]);
  });
});
