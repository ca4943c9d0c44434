import { describe, expect, it } from "vitest";
import { ownPath } from "#lib/people/rules.ts";

describe("where a person goes after sign-in (issue 2 §3)", () => {
  it.each(["/", "/today", "/accounts?sort=name&dir=desc", "/accounts/12/money#top"])(
    "%s is a path of this site",
    (path) => {
      expect(ownPath(path)).toBe(path);
    },
  );

  it.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    "javascript:alert(1)",
    "evil",
    "",
    undefined,
    ["/a", "/b"],
  ])("%j is none, and leads home", (path) => {
    expect(ownPath(path)).toBe("/");
  });

  it("never begins with two slashes, which a browser reads as another site", () => {
    for (const path of ["/..//evil.example", "/.//evil.example", "/a/..//evil.example"])
      expect(ownPath(path)).toMatch(/^\/[^/\\]/);
  });
});
