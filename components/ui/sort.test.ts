import { describe, expect, it } from "vitest";
import { readSort, sortText } from "./sort.ts";

const columns = ["name", "accounts"] as const;

describe("the sort of a list lives in its address", () => {
  it("reads both directions", () => {
    expect(readSort("accounts", columns, "name")).toEqual({ sort: "accounts", dir: "asc" });
    expect(readSort("-accounts", columns, "name")).toEqual({ sort: "accounts", dir: "desc" });
    expect(readSort(["-name", "accounts"], columns, "accounts")).toEqual({ sort: "name", dir: "desc" });
  });
  it("an order that is not offered gives the usual one (N4: no order by money)", () => {
    for (const typed of [undefined, "", "mrr", "-mrr", "--name"])
      expect(readSort(typed, columns, "-name")).toEqual({ sort: "name", dir: "desc" });
  });
  it("is written as it is read", () => {
    for (const text of ["name", "-accounts"]) expect(sortText(readSort(text, columns, "name"))).toBe(text);
  });
});
