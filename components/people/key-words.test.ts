import { describe, expect, it } from "vitest";
import { keyState, readKeyFilters } from "./key-words.ts";
import { oneText, pageNumber } from "./page-number.ts";

describe("state of an API key (issue 2 §3)", () => {
  const now = new Date("2026-11-23T12:00:00Z");
  it("is revoked for good, expired from its end on, else active", () => {
    expect(keyState({ revokedAt: null, expiresAt: null }, now)).toBe("active");
    expect(keyState({ revokedAt: null, expiresAt: new Date("2026-11-23T12:00:01Z") }, now)).toBe("active");
    expect(keyState({ revokedAt: null, expiresAt: now }, now)).toBe("expired");
    expect(keyState({ revokedAt: now, expiresAt: new Date("2027-01-01") }, now)).toBe("revoked");
  });
});

describe("the page in an address", () => {
  it("is page one for everything that is no page number", () => {
    for (const typed of [undefined, "", "0", "-1", "1.5", "x", "1e9", ["nonsense"]]) expect(pageNumber(typed)).toBe(1);
    expect([pageNumber("7"), pageNumber(["3", "4"])]).toEqual([7, 3]);
  });
  it("takes one text, cut to what the doors accept", () => {
    expect([oneText(undefined), oneText(["a", "b"]), oneText("x".repeat(300)).length]).toEqual(["", "a", 100]);
  });
});

describe("the filters of the key list live in its address", () => {
  it("reads them, and takes what makes no sense for none", () => {
    expect(readKeyFilters({ q: "zap", state: "expired", kind: "agent" })).toEqual({
      search: "zap",
      state: "expired",
      kind: "agent",
    });
    expect(readKeyFilters({ state: "toString", kind: "admin" })).toEqual({ search: "", state: null, kind: null });
  });
});
