import { expect, test } from "vitest";
import { viewQuery } from "./view-query.ts";

const kept = (text: string) => viewQuery(new URLSearchParams(text));

test("a saved view is its filters, sort and period, not the page or the panel one had open", () => {
  expect(kept("owner=4&open=12&page=3&period=3m")).toBe("owner=4&period=3m");
  expect(kept("")).toBe("");
  expect(kept("segment=")).toBe("");
});

test("the same filters in another order are the same view; repeated keys keep their order", () => {
  expect(kept("b=2&a=1")).toBe(kept("a=1&b=2"));
  expect(kept("band=watch&a=1&band=at-risk")).toBe("a=1&band=watch&band=at-risk");
});
