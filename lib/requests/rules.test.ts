import { expect, test } from "vitest";
import { outOfScopeReply } from "#lib/promises/schema.ts";
import { csvLine, holdsReply, suggestAreas, titleOf } from "./rules.ts";

const areas = [
  { id: 1, name: "Adoption", inside: true, category: null, words: ["training", "roll out"] },
  { id: 2, name: "Billing", inside: false, category: "billing", words: ["invoice", "refund", "paid twice"] },
  { id: 3, name: "Product", inside: false, category: "product", words: ["feature", "training"] },
] as const;
const suggested = (words: string) => suggestAreas(words, areas).map(({ area, found }) => [area.name, ...found]);

test("S1, S2: an area is suggested by its own words, whole ones, most of them first, and says which", () => {
  expect(suggested("We Paid  twice; please refund the invoice.")).toEqual([
    ["Billing", "invoice", "refund", "paid twice"],
  ]);
  expect(suggested("Could you plan a training?")).toEqual([
    ["Product", "training"],
    ["Adoption", "training"],
  ]);
  expect(suggested("Help us roll out: a training for new features")).toEqual([
    ["Adoption", "training", "roll out"],
    ["Product", "training"],
  ]);
  expect(suggested("Hello")).toEqual([]);
});

test("E5: the sentence stands as it is, with anything around it", () => {
  expect(holdsReply(`Dear Ann,\n\n${outOfScopeReply}\n\nBest, Ines`)).toBe(true);
  expect(holdsReply(outOfScopeReply.toLowerCase())).toBe(false);
  expect(holdsReply(outOfScopeReply.replace("@coordinator", "the coordinator"))).toBe(false);
  expect(holdsReply(outOfScopeReply.replace(". E", ".  E"))).toBe(false);
});

test("a title is cut at a word, a line of the file cannot be a formula", () => {
  expect(titleOf("one two three", 9)).toBe("one two…");
  expect(titleOf(" one\ntwo ")).toBe("one two");
  expect(csvLine(['=1+1, "x"', null, 3])).toBe(`"'=1+1, ""x""",,3\n`);
});
