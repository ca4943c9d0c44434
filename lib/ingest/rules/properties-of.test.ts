import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { largest, propertiesOf } from "./properties-of.ts";

describe("F3: the numbers of an event that may become a measure", () => {
  it("takes numbers at the top level, and nothing that promises amounts [N4]", () => {
    const properties = {
      rows: 3,
      share: 0.5,
      plan: "pro",
      ok: true,
      none: null,
      nested: { deep: 1 },
      list: [1],
      "": 2,
    };
    expect(propertiesOf({ ...properties, revenue: 9, price_usd: 4, "Order value": 5, huge: 1e16 })).toEqual([
      "rows",
      "share",
    ]);
  });

  it("never takes what could not be added up", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (properties) => {
        const found = JSON.parse(JSON.stringify(properties));
        for (const key of propertiesOf(found)) {
          expect(typeof found[key]).toBe("number");
          expect(Math.abs(found[key])).toBeLessThanOrEqual(largest);
        }
      }),
    );
  });
});
