import { describe, expect, test } from "vitest";
import { ownSpecSchema } from "../schema/own-measure.ts";
import { distributionOf } from "./distribution.ts";

const column = { kind: "column", column: "tier" } as const;
const status = ownSpecSchema.parse({ source: column, read: "latest", categories: ["Active", "Cancelled", "Paused"] });
const seats = ownSpecSchema.parse({ source: { kind: "column", column: "seats" }, read: "latest" });
const times = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value);

describe("F3: a measure that knows the outcome is told before it is made", () => {
  test("a category does, wherever its tell-tale value stands in the list", () => {
    const kept = [...times(20, 0), ...times(20, 2)];
    const { leak, separation } = distributionOf(status, { kept, churned: times(20, 1), sampled: false });
    expect(leak).toMatch(/better than a sign can/);
    expect(separation).toBeNull();
  });

  test("a category that tells little does not", () => {
    const some = [...times(10, 0), ...times(10, 1), ...times(10, 2)];
    const { leak } = distributionOf(status, { kept: [...some, 0, 0, 0], churned: [...some, 1, 1, 1], sampled: false });
    expect(leak).toBeNull();
  });

  test("a figure does in either direction, unknown values aside", () => {
    const kept = [...times(20, 5), null];
    for (const one of [1, 9])
      expect(distributionOf(seats, { kept, churned: [...times(20, one), null], sampled: false }).leak).not.toBeNull();
    expect(distributionOf(seats, { kept, churned: times(20, 5), sampled: false }).leak).toBeNull();
  });
});
