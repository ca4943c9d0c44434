import { describe, expect, test } from "vitest";
import { defaultModel } from "../measures/default-model.ts";
import { registry } from "../measures/registry.ts";
import type { AccountFacts } from "../schema.ts";
import { blankFacts } from "./blank-facts.ts";
import { compileModel } from "./compile.ts";
import { evaluate } from "./evaluate.ts";
import { buildLedger } from "./ledger.ts";

const segment = compileModel(defaultModel, registry).everyoneElse;
const asOf = "2026-11-22";
function used(change: Partial<AccountFacts["usage"]>, people: Partial<AccountFacts["people"]> = { champions: 1 }) {
  const facts = blankFacts(1, asOf);
  facts.seats = 60;
  facts.book.usage = asOf;
  Object.assign(facts.usage, {
    lastDay: asOf,
    lastFullDay: asOf,
    events: 100,
    eventsBefore: 100,
    activeDays: 20,
    peakUsers: 50,
    users: 90,
    usersBefore: 90,
  });
  Object.assign(facts.usage, change);
  Object.assign(facts.people, people);
  return facts;
}
const ledgerOf = (facts: AccountFacts, before: AccountFacts | null, frozenOn: string | null = null) => {
  const inUse = registry.map((_, i) => evaluate(facts, registry).values[i] !== null);
  const snapshot = before && { values: evaluate(before, registry).values, segment, day: "2026-11-08" };
  return buildLedger({ facts, evaluation: evaluate(facts, registry), segment, inUse, frozenOn, before: snapshot });
};

describe("F3: a score in one sentence", () => {
  test("names the two reasons that moved it most, with their points", () => {
    const now = used({ events: 54 }, { championLeftOn: "2026-11-09" });
    const ledger = ledgerOf(now, used({}));
    expect(ledger.summary).toMatch(
      /^Down \d+ since 8 Nov: usage fell 46\u202f% \(−\d+\) and the champion left on 9 Nov \(−\d+\)$/,
    );
  });

  test("a score that rose and is still low says what costs most", () => {
    const low = { events: 40, peakUsers: 12 };
    const ledger = ledgerOf(used({ ...low, events: 54 }), used(low));
    expect(ledger.band).not.toBe("healthy");
    expect(ledger.summary).toMatch(
      /^Up \d+ since 8 Nov: usage trend \(\+\d+\); 12 of 60 seats active \(\d of \d+ points\)$/,
    );
  });

  test("says so when nothing moved, and what costs most", () => {
    expect(ledgerOf(used({ peakUsers: 12 }), used({ peakUsers: 12 })).summary).toMatch(
      /^Steady since 8 Nov; 12 of 60 seats active \(\d of \d+ points\)$/,
    );
  });

  test("X3: too little known and frozen are said, not scored away", () => {
    const little = buildLedger({
      facts: blankFacts(1, asOf),
      evaluation: evaluate(blankFacts(1, asOf), registry),
      segment,
      inUse: registry.map(() => true),
      frozenOn: null,
      before: null,
    });
    expect(little.summary).toBe("Too little is known: 0 of 22 measures in use.");
    expect(ledgerOf(used({}), null, "2026-11-03").summary).toBe("Churned on 3 Nov; the score stays as it was then.");
  });
});
