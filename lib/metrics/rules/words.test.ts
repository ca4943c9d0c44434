import { describe, expect, it } from "vitest";
import { readOwners, readPage, readScope, readState } from "./address.ts";
import { makeFigure } from "./figure.ts";
import { filterAsked, lineSlice, periodAsked, sliceOf, whyNoMoney } from "./scope.ts";
import { drawnPeriods } from "./standing.ts";
import {
  changeWords,
  madeWords,
  medianWords,
  missingWords,
  monthWord,
  periodWords,
  shownValue,
  targetWords,
} from "./words.ts";

const tile = {
  key: "ttfv-reduction" as const,
  name: "Time to first value",
  unit: "growth" as const,
  target: 0.4,
  financial: false,
  previous: { value: 0.4 as number | null, n: 30, start: "2024-11-23", end: "2025-11-23" },
  figure: makeFigure({
    value: 0.43,
    n: 107,
    parts: [
      { label: "median", value: 16, unit: "days" },
      { label: "baseline median", value: 28, unit: "days" },
      { label: "reached", value: 96, unit: "count" },
      { label: "waiting", value: 9, unit: "count" },
      { label: "lost", value: 2, unit: "count" },
    ],
  }),
};

describe("the words around a figure", () => {
  it("M2 reads as a fall, with both medians", () => {
    expect(shownValue(tile, 0.43)).toEqual({ number: "−43.0", unit: "%" });
    expect(targetWords(tile)).toBe("target > 40\u202f% shorter");
    expect(medianWords(tile)).toBe("median 16\u00a0days, was 28");
    expect(madeWords(tile)).toBe("96 reached · 9 waiting · 2 lost");
    expect(changeWords(tile)).toBe("+3.0\u00a0points on the year before");
  });

  it("compares with the period before by its name, and says when there is nothing comparable", () => {
    const quarter = { ...tile.previous, start: "2026-05-24", end: "2026-08-24" };
    expect(changeWords({ ...tile, previous: quarter })).toBe("+3.0\u00a0points on the period before");
    expect(changeWords({ ...tile, previous: { ...quarter, value: 0.43 } })).toBe("as the period before");
    expect(changeWords({ ...tile, previous: { ...quarter, value: null } })).toBe("no comparable period before");
    expect(changeWords({ ...tile, previous: null })).toBe("no comparable period before");
    expect(changeWords({ ...tile, key: "expansion-growth" })).toBe("was 40.0\u202f% the year before");
  });

  it("a period names the last day that counts", () => {
    expect(periodWords({ start: "2025-11-23", end: "2026-11-23" })).toBe("23 Nov 2025 to 22 Nov 2026");
    expect(monthWord("2026-11-01")).toBe("Oct");
  });

  it("N4: what is missing says who can give it", () => {
    const figure = makeFigure({ value: null, n: 0, missing: "filtered" });
    expect(missingWords({ name: "Expansion growth", figure })).toMatch(
      /money grant; a manager of your team or an admin/,
    );
    expect(madeWords({ ...tile, key: "nrr", name: "NRR", financial: true, figure })).toMatch(/money grant/);
  });
});

describe("what the address asks for", () => {
  it("reads leniently", () => {
    const scope = readScope({ segment: "SMB", team: "x", owner: "3", period: "13m", from: "2025-02-30" });
    expect(scope).toEqual({ segment: "SMB", team: undefined, owner: 3, period: "12m", from: undefined, to: undefined });
    expect(readScope({ from: "2025-01-01", to: "2025-04-01" }).period).toBe("custom");
    expect([
      readPage({ page: "-1" }),
      readPage({ page: "3" }),
      readState({ state: "out" }),
      readState({ state: "x" }),
    ]).toEqual([1, 3, "out", undefined]);
  });

  it("twelve months unless a period makes sense", () => {
    expect(periodAsked({ period: "12m" }, "2026-11-24")).toEqual({
      start: "2025-11-24",
      end: "2026-11-24",
      asOf: "2026-11-23",
    });
    expect(periodAsked({ period: "custom", from: "2025-01-01", to: "2025-04-01" }, "2026-11-24").start).toBe(
      "2025-01-01",
    );
    expect(periodAsked({ period: "custom", from: "2025-05-01", to: "2025-04-01" }, "2026-11-24").end).toBe(
      "2026-11-24",
    );
  });

  it("N4: one filter is one slice; money is never sliced by team or CSM", () => {
    expect(sliceOf({})).toEqual({ kind: "whole", slice: "" });
    expect(sliceOf({ ownerId: 3 })).toEqual({ kind: "owner", slice: "3" });
    expect(sliceOf({ segment: "SMB", ownerId: 3 })).toEqual({ kind: "segment-owner", slice: "3|SMB" });
    expect(sliceOf({ segment: "SMB", teamId: 2 })).toEqual({ kind: "segment-team", slice: "2|SMB" });
    expect(lineSlice("owner", "7", { segment: "SMB" })).toEqual({ kind: "segment-owner", slice: "7|SMB" });
    expect(lineSlice("segment", "SMB", { teamId: 2 })).toEqual({ kind: "segment-team", slice: "2|SMB" });
    expect(whyNoMoney(filterAsked({ period: "12m", team: 1 }))).toBe("filtered");
    expect(whyNoMoney({ segment: "SMB" })).toBe("not-published");
  });

  it("keeps up to four CSMs in their order, and drops what is no id", () => {
    expect(readOwners({ csm: "7,3,x,3,-1" })).toEqual([7, 3]);
    expect(readOwners({ csm: ["5", "4,3,2,1"] })).toEqual([5, 4, 3, 2]);
    expect(readOwners({})).toEqual([]);
  });

  it("draws twelve points that end in the period, and the one before it", () => {
    const year = drawnPeriods({ start: "2025-11-24", end: "2026-11-24", asOf: "2026-11-23" });
    expect([year.length, year[0]?.end, year.at(-2)?.end, year.at(-1)?.end]).toEqual([
      13,
      "2025-11-24",
      "2026-11-01",
      "2026-11-24",
    ]);
    const quarter = drawnPeriods({ start: "2026-08-24", end: "2026-11-24", asOf: "2026-11-23" });
    expect([quarter.length, quarter[0]?.start, quarter.at(-1)?.end]).toEqual([13, "2026-05-24", "2026-11-24"]);
  });
});
