import { describe, expect, it } from "vitest";
import { pagesOf } from "./pages-of.ts";

describe("the pages of a list", () => {
  it("a first, a middle and a last page have the neighbours that exist, and keep the filters", () => {
    const at = (page: number, shown: number) => pagesOf("/list", { q: "a" }, { page, pageSize: 50, shown, total: 120 });
    expect(at(1, 50)).toEqual({ from: 1, to: 50, total: 120, previousHref: undefined, nextHref: "/list?q=a&page=2" });
    expect(at(2, 50)).toMatchObject({ from: 51, to: 100, previousHref: "/list?q=a", nextHref: "/list?q=a&page=3" });
    expect(at(3, 20)).toMatchObject({ from: 101, to: 120, nextHref: undefined });
  });
  it("a page past the end offers the way back", () => {
    expect(pagesOf("/list", {}, { page: 9, pageSize: 50, shown: 0, total: 3 })).toMatchObject({
      from: 0,
      to: 0,
      previousHref: "/list?page=8",
      nextHref: undefined,
    });
  });
});
