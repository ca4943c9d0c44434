import { describe, expect, it } from "vitest";
import { grantState, readGrantFilters, scopeOf } from "./grant-words.ts";

describe("a grant in words (SPEC N4)", () => {
  it("is active, ended or revoked", () => {
    expect(grantState({ live: true, revokedAt: null })).toBe("active");
    expect(grantState({ live: false, revokedAt: null })).toBe("ended");
    expect(grantState({ live: false, revokedAt: new Date() })).toBe("revoked");
  });
  it("names the accounts, a long list by its first two", () => {
    expect(scopeOf({ scope: "whole", accounts: [] })).toBe("Every account");
    expect(scopeOf({ scope: "accounts", accounts: ["Acme"] })).toBe("Acme");
    expect(scopeOf({ scope: "accounts", accounts: ["Acme", "Globex", "Hooli"] })).toBe("Acme, Globex and 1 more");
  });
});

describe("the filters of the grants live in their address (N4)", () => {
  it("reads them, and takes what makes no sense for none", () => {
    expect(readGrantFilters({ q: "acme", state: "revoked", scope: "book" })).toEqual({
      search: "acme",
      state: "revoked",
      scope: "book",
    });
    expect(readGrantFilters({ state: "constructor", scope: "amount" })).toEqual({
      search: "",
      state: null,
      scope: null,
    });
  });
});
