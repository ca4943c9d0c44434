import { describe, expect, it } from "vitest";
import { roles } from "#lib/caller.ts";
import { deskPages, isOpen, pagesFor } from "./pages.ts";

describe("pages of a role (SPEC: who sees and changes what)", () => {
  it("keeps accounts, money and people from a specialist, and the import from all but admins", () => {
    expect(pagesFor("specialist").map((page) => page.href)).toEqual(["/desk", "/settings"]);
    expect(roles.filter((role) => pagesFor(role).some((page) => page.href === "/import"))).toEqual(["admin"]);
    expect(pagesFor(null)).toEqual([]);
  });

  it("gives every page its own address and key", () => {
    expect(new Set(deskPages.map((page) => page.href)).size).toBe(deskPages.length);
    expect(new Set(deskPages.map((page) => page.key)).size).toBe(deskPages.length);
  });

  it("marks a page open for what is below it, not for a name that begins alike", () => {
    const accounts = { href: "/accounts" };
    expect([
      isOpen(accounts, "/accounts"),
      isOpen(accounts, "/accounts/12"),
      isOpen(accounts, "/accounts-old"),
    ]).toEqual([true, true, false]);
  });
});
