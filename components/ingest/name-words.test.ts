import { describe, expect, it } from "vitest";
import { previewWords, readNameFilters } from "./name-words.ts";
import { rateWords, readSourceFilters, readSourceId, reasonWords, waitingNumber } from "./source-words.ts";

describe("words of the catalogue of events (issue 4 §1)", () => {
  it("says what a rule would decide, and what it would not", () => {
    const words = (matched: number, held: number) => previewWords({ matched, held, examples: [] });
    expect(words(0, 0)).toBe("No name that was ever sent matches. It would count from the next one on.");
    expect(words(1, 0)).toBe("1 name is decided by this.");
    expect(words(3, 1)).toBe("3 names are decided by this; 1 name stays with a stronger rule.");
    expect(words(0, 2)).toBe("0 names are decided by this; 2 names stay with a stronger rule.");
  });
  it("reads the filters of an address and takes what makes no sense for none", () => {
    expect(readNameFilters({ q: "rep", feature: "7" })).toEqual({ search: "rep", featureId: 7 });
    expect(readNameFilters({ feature: "none" })).toEqual({ search: "", featureId: "none" });
    for (const feature of ["-1", "1.5", "x", "99999999999"]) expect(readNameFilters({ feature }).featureId).toBeNull();
  });
});

describe("words of a source (issue 4 §7)", () => {
  it("gives slow sources a digit, and fast ones none", () => {
    expect([0, 0.2, 6, 42.4].map(rateWords)).toEqual(["0", "0.2", "6.0", "42"]);
  });
  it("says where counting ended", () => {
    expect([0, 9_999, 10_000].map(waitingNumber)).toEqual(["0", "9,999", "10,000+"]);
  });
  it("says how to put a refusal right, also one it does not know", () => {
    expect(reasonWords("in-future").title).toBe("In the future");
    expect(reasonWords("odd-thing")).toMatchObject({ title: "Odd thing" });
    expect(reasonWords("toString").title).toBe("ToString");
  });
  it("reads the address", () => {
    expect(readSourceFilters({ q: "web", state: "revoked" })).toEqual({ search: "web", state: "revoked" });
    expect(readSourceFilters({ state: "toString" }).state).toBeNull();
    expect(["7", "0", "x", "1e12", "1.5"].map(readSourceId)).toEqual([7, null, null, null, null]);
  });
});
