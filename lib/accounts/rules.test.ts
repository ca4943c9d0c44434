import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvCell, daysBetween, readCursor, renewalPhrase, writeCursor } from "./rules.ts";

describe("X12 exports neutralise formulas", () => {
  test("a text that begins like a formula is quoted as text", () => {
    for (const start of ["=", "+", "-", "@", "\t", " =", "\r"]) {
      expect(csvCell(`${start}cmd|' /C calc'!A0`).replace(/^"/, "").startsWith("'")).toBe(true);
    }
  });
  test("negative numbers stay numbers", () => expect(csvCell(-7.5)).toBe("-7.5"));
  test("commas, quotes and line breaks stay in their cell", () => {
    expect(csvCell('Copper, "Vale"\nLtd')).toBe('"Copper, ""Vale""\nLtd"');
  });
  test("no text ever starts a formula", () => {
    fc.assert(fc.property(fc.string(), (text) => !/^"?\s*[=+\-@]/.test(csvCell(text))));
  });
});

describe("keyset cursors", () => {
  test("every cursor reads back as written", () => {
    const cursor = fc.record({ id: fc.integer({ min: 1, max: 2_000_000_000 }), value: fc.option(fc.string()) });
    fc.assert(
      fc.property(
        cursor,
        (c) => JSON.stringify(readCursor(writeCursor(c))) === JSON.stringify({ id: c.id, value: c.value }),
      ),
    );
  });
  test("anything else is no cursor", () => expect(readCursor("1; drop table account")).toBeNull());
});

describe("F6 renewal phrases", () => {
  test("says how far the renewal is", () => {
    expect(daysBetween("2026-02-27", "2026-03-01")).toBe(2);
    expect(renewalPhrase("2026-12-16", "2026-11-22")).toBe("renews in 24 d");
    expect(renewalPhrase("2026-11-22", "2026-11-22")).toBe("renews today");
    expect(renewalPhrase("2026-11-19", "2026-11-22")).toBe("renewal 3 d overdue");
    expect(renewalPhrase(null, "2026-11-22")).toBeNull();
  });
});
