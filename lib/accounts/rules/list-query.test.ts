import { describe, expect, test } from "vitest";
import { usualColumns } from "./columns.ts";
import { isFiltered, readColumns, readListQuery } from "./list-query.ts";

describe("the accounts list lives in its address", () => {
  test("a CSM begins with their own book, everyone else with all", () => {
    expect(readListQuery({}, "csm").owner).toBe("mine");
    expect(readListQuery({}, "manager").owner).toBe("all");
    expect(readListQuery({ owner: "all" }, "csm").owner).toBe("all");
  });
  test("reads filters, people and the direction of the sort", () => {
    expect(
      readListQuery({ band: "at-risk,watch", owner: "3,4", sort: "-delta", paying: "no", renews: "30" }, "csm"),
    ).toMatchObject({
      band: ["at-risk", "watch"],
      owner: "all",
      owners: [3, 4],
      sort: "delta",
      dir: "desc",
      paying: false,
      renews: "30",
    });
  });
  test("churned accounts are left out until asked for", () => {
    expect(readListQuery({}, "csm").churned).toBe(false);
    expect(readListQuery({ churned: "all" }, "csm").churned).toBeUndefined();
    expect(readListQuery({ churned: "only" }, "csm").churned).toBe(true);
  });
  test("an address that makes no sense gives the usual list", () => {
    expect(readListQuery({ sort: "mrr", owner: "drop table" }, "csm")).toMatchObject({
      sort: "score",
      dir: "asc",
      owner: "mine",
    });
    expect(readColumns({ cols: "amount" })).toEqual([...usualColumns]);
    expect(readColumns({ cols: "plan,owner" })).toEqual(["owner", "plan"]);
    expect(readColumns({})).toEqual([...usualColumns]);
  });
  test("custom fields are columns and filters like the others", () => {
    expect(readColumns({ cols: "f9,plan,f2,f9,fx" })).toEqual(["plan", "f9", "f2"]);
    expect(readListQuery({ cols: "f9", f2: "~north" }, "csm")).toMatchObject({
      show: [9],
      fields: [{ id: 2, has: "north" }],
    });
    expect(isFiltered({ f2: "10..20" })).toBe(true);
    expect(isFiltered({ f2: "" })).toBe(false);
  });
  test("a sort is no filter", () => {
    expect(isFiltered({ sort: "-name", cols: "owner" })).toBe(false);
    expect(isFiltered({ q: "north" })).toBe(true);
  });
});
