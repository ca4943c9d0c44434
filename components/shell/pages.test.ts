import { describe, expect, it } from "vitest";
import { roles } from "#lib/caller.ts";
import { deskPages, isOpen, pagesFor } from "./pages.ts";

const hrefsFor = (person: Parameters<typeof pagesFor>[0]) => pagesFor(person).map((page) => page.href);

describe("pages of a role (SPEC: who sees and changes what)", () => {
  it("keeps accounts, money and people from a specialist, and the import from all but admins", () => {
    const specialist = ["/desk", "/inbox", "/tasks", "/settings"];
    expect(hrefsFor({ role: "specialist" })).toEqual(specialist);
    expect(hrefsFor({ role: "specialist", desk: "technical" })).toEqual(specialist);
    expect(roles.filter((role) => hrefsFor({ role }).includes("/import"))).toEqual(["admin"]);
    expect(hrefsFor({ role: null })).toEqual([]);
  });

  it("leads the sales desk to the handoffs it writes (issue 5 §10)", () => {
    expect(hrefsFor({ role: "specialist", desk: "sales" })).toContain("/handoffs");
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
