import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { FieldType } from "../schema/fields.ts";
import { looksLikeAmount, namesMoney, readField, suggestType } from "./fields.ts";

const tiers = ["Gold", "Silver"];
const read = (type: FieldType, raw: unknown) => {
  const found = readField({ type, options: tiers }, raw);
  return "value" in found ? found.value : "unfit";
};

describe("custom fields: what a value means under a type (issue 2 §4)", () => {
  test.each<[FieldType, unknown, string | number | null]>([
    ["text", "  Berlin ", "Berlin"],
    ["text", 42, "42"],
    ["text", true, "true"],
    ["text", "x".repeat(500), "x".repeat(500)],
    ["text", "x".repeat(501), "unfit"],
    ["text", "", null],
    ["text", null, null],
    ["text", undefined, null],
    ["text", ["a"], "unfit"],
    ["text", { a: 1 }, "unfit"],
    ["number", "1,234.5", 1234.5],
    ["number", "−7", -7],
    ["number", "-7", -7],
    ["number", 0, 0],
    ["number", "1e3", 1000],
    ["number", "12,5", "unfit"],
    ["number", "12 monkeys", "unfit"],
    ["number", Number.NaN, "unfit"],
    ["number", Number.POSITIVE_INFINITY, "unfit"],
    ["date", "2026-02-28", "2026-02-28"],
    ["date", "2026-02-28T10:00:00Z", "2026-02-28"],
    ["date", "2026-02-30", "unfit"],
    ["date", "28.02.2026", "unfit"],
    ["date", "2026-02-28x", "unfit"],
    ["date", 20260228, "unfit"],
    ["yes-no", true, "yes"],
    ["yes-no", "Y", "yes"],
    ["yes-no", 0, "no"],
    ["yes-no", "false", "no"],
    ["yes-no", "perhaps", "unfit"],
    ["choice", "gold", "Gold"],
    ["choice", " SILVER ", "Silver"],
    ["choice", "Bronze", "unfit"],
  ])("%s reads %o as %o", (type, raw, value) => {
    expect(read(type, raw)).toBe(value);
  });

  test.each(["$5,000", "about 12k USD", "EUR 40 000", "5 €", "€5", "1.5M GBP", "£.50"])(
    "N4: %s is an amount, and no type takes it",
    (text) => {
      expect(looksLikeAmount(text)).toBe(true);
      for (const type of ["text", "number", "choice"] as const) expect(read(type, text)).toBe("unfit");
    },
  );

  it("N4: a name that promises amounts is none of a field", () => {
    for (const name of ["MRR", "annual_revenue__c", "Contract value", "dealSize", "Last invoice", "ARPU", "Discount %"])
      expect({ name, money: namesMoney(name) }).toEqual({ name, money: true });
    for (const name of ["Value score", "Team size", "Contract type", "Order of go-live", "Paying attention", "Region"])
      expect({ name, money: namesMoney(name) }).toEqual({ name, money: false });
  });

  it("words that only resemble an amount stay words", () => {
    for (const text of ["EURope 2", "Team of 12", "Cadillac", "USD team", "$ign-off"]) {
      expect({ text, amount: looksLikeAmount(text) }).toEqual({ text, amount: false });
    }
  });

  it("says how to write what it cannot read", () => {
    expect(readField({ type: "choice", options: tiers }, "Bronze")).toEqual({ problem: "Choose one of Gold, Silver." });
  });

  it("what was read once reads the same again, whatever was typed", () => {
    const typed = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constantFrom("yes", "2026-01-01", "Gold", "1,000"),
    );
    fc.assert(
      fc.property(fc.constantFrom<FieldType>("text", "number", "date", "yes-no", "choice"), typed, (type, raw) => {
        const once = read(type, raw);
        fc.pre(once !== "unfit" && once !== null && !(typeof once === "number" && Math.abs(once) < 1e-6));
        expect(read(type, once)).toBe(once);
      }),
    );
  });
});

describe("custom fields: the type that data suggests", () => {
  test.each<[string, string[], FieldType]>([
    ["days", ["2026-01-01", "2025-12-31"], "date"],
    ["yes and no", ["Yes", "No", "No"], "yes-no"],
    ["0 and 1", ["0", "1", "1"], "yes-no"],
    ["numbers", ["1", "2.5", "1,000"], "number"],
    ["few words that repeat", ["EMEA", "APAC", "EMEA", "EMEA", "APAC", "APAC"], "choice"],
    ["words that do not repeat", ["Ada", "Bell", "Cole"], "text"],
    ["numbers but for one", ["1", "2", "n/a"], "text"],
    ["nothing", [], "text"],
  ])("%s", (_, samples, type) => {
    expect(suggestType(samples).type).toBe(type);
  });
  it("offers the values found as choices, each once", () => {
    expect(suggestType(["b", "a", "b", "b", "a", "a"]).options).toEqual(["a", "b"]);
  });
});
