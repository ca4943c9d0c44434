import { expect, test } from "vitest";
import { isNarrowed, readAdoptionQuery, readColumns, sortText } from "./address.ts";
import { readPlace, writePlace } from "./place.ts";

const usual = { sort: "breadth", dir: "asc" } as const;

test("C5 a CSM begins with their own book, everybody else with all accounts", () => {
  expect(readAdoptionQuery({}, "csm", usual)).toMatchObject({ owner: "mine", sort: "breadth", dir: "asc" });
  expect(readAdoptionQuery({}, "manager", usual)).toMatchObject({ owner: "all" });
  expect(readAdoptionQuery({ owner: "4,7" }, "csm", usual)).toMatchObject({ owner: "all", owners: [4, 7] });
});

test("an address chooses accounts and order; each wrong key falls back by itself", () => {
  const params = { q: "vane", plan: "Scale,Growth", team: "x", renews: "90", unused: "3", sort: "-f12", owner: "me" };
  const read = readAdoptionQuery(params, "csm", usual);
  expect(read).toMatchObject({ q: "vane", plan: ["Scale", "Growth"], renews: "90", unused: 3, owner: "mine" });
  expect(read.team).toBeUndefined();
  expect(sortText(read)).toBe("-f12");
  expect(sortText(readAdoptionQuery({ sort: "-feature" }, null, usual))).toBe("breadth");
  expect(sortText(readAdoptionQuery({ sort: "trend" }, null, usual))).toBe("trend");
  expect([isNarrowed(params), isNarrowed({ sort: "-trend", cols: "f1" })]).toEqual([true, false]);
});

test("a past day is one before today, and leaves out what present figures choose and sort by", () => {
  const params = { on: "2026-10-01", sort: "-depth", quiet: "any", unused: "3", plan: "Scale" };
  const read = (over: object, today?: string) => readAdoptionQuery({ ...params, ...over }, "manager", usual, today);
  expect(read({}, "2026-11-23")).toMatchObject({ on: "2026-10-01", sort: "name", dir: "asc", plan: ["Scale"] });
  expect(read({}, "2026-11-23").quiet ?? read({}, "2026-11-23").unused).toBeUndefined();
  expect(read({ sort: "-name" }, "2026-11-23")).toMatchObject({ on: "2026-10-01", sort: "name", dir: "desc" });
  for (const on of ["2026-11-23", "2027-01-01", "yesterday", "2026-02-31"])
    expect(read({ on }, "2026-11-23")).toMatchObject({ sort: "depth", quiet: "any", unused: 3 });
  expect(read({}).on).toBeUndefined();
});

test("columns are features that exist, most used first; without any the first eight", () => {
  const features = [9, 8, 7, 6, 5, 4, 3, 2, 1];
  expect(readColumns({ cols: "f1,f9,f77,no" }, features)).toEqual([9, 1]);
  expect(readColumns({ cols: "f77" }, features)).toEqual(features.slice(0, 8));
});

test("a place reads as it was written, and other texts are none", () => {
  for (const place of [
    { part: 0, id: 12, key: "0.5" },
    { part: 1, id: 7, key: null },
    { part: 0, id: 3, key: "a~b.c\nd" },
    { part: 0, id: 3, key: "" },
  ])
    for (const back of [false, true]) expect(readPlace(writePlace({ ...place, back }))).toEqual({ ...place, back });
  expect([readPlace(""), readPlace("1"), readPlace("x.1")]).toEqual([null, null, null]);
});
