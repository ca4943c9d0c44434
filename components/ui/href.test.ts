import { describe, expect, it } from "vitest";
import { hrefWith, nextSort } from "./href.ts";

describe("addresses (issue section 7: filters and sort live in the URL)", () => {
  it("changes one key and keeps the rest, also repeated ones", () => {
    expect(hrefWith("/accounts", { q: "a b", tag: ["x", "y"], page: "3" }, { page: null, sort: "-score" })).toBe(
      "/accounts?q=a+b&tag=x&tag=y&sort=-score",
    );
    expect(hrefWith("/accounts", { q: "" })).toBe("/accounts");
  });

  it("turns a sort round at the second press and starts a new column its own way", () => {
    expect(nextSort(undefined, "name")).toBe("name");
    expect(nextSort("name", "name")).toBe("-name");
    expect(nextSort("-name", "name")).toBe("name");
    expect(nextSort("name", "score", "desc")).toBe("-score");
  });
});
