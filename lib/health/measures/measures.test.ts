import { describe, expect, test } from "vitest";
import { blankFacts } from "../rules/blank-facts.ts";
import { addDays } from "../rules/day.ts";
import { evaluate, judgeMeasure } from "../rules/evaluate.ts";
import { normalise } from "../rules/score.ts";
import { type AccountFacts, dimensions, modelConfigSchema } from "../schema.ts";
import { defaultModel } from "./default-model.ts";
import { positionOf, registry } from "./registry.ts";

const asOf = "2026-11-22";
const facts = (change: (facts: AccountFacts) => void): AccountFacts => {
  const made = blankFacts(1, asOf);
  change(made);
  return made;
};
const measure = (key: string) => {
  const found = registry[positionOf(key)];
  if (!found) throw new Error(`no measure ${key}`);
  return found;
};
const value = (key: string, change: (facts: AccountFacts) => void) => {
  const judged = judgeMeasure(measure(key), facts(change));
  return judged.state === "known" ? judged.value : null;
};

describe("F3: the default measures", () => {
  test("there are at least 14, in all eight dimensions, each with its own key", () => {
    expect(registry.length).toBeGreaterThanOrEqual(14);
    expect(new Set(registry.map((m) => m.dimension))).toEqual(new Set(dimensions));
    expect(new Set(registry.map((m) => m.key)).size).toBe(registry.length);
  });

  test("the default model is valid and its weights add up to 100", () => {
    const config = modelConfigSchema.parse(defaultModel);
    expect(config.segments[0]?.measures.reduce((sum, m) => sum + m.weight, 0)).toBe(100);
  });

  test("stored positions never move: the order of the registry is fixed", () => {
    expect(registry.map((m) => m.key).slice(0, 6)).toEqual([
      "usage-trend",
      "active-users",
      "features-used",
      "champion",
      "csat",
      "active-days",
    ]);
  });

  test("X3: an account about which nothing is known has no value at all", () => {
    expect(evaluate(blankFacts(1, asOf), registry).values.every((v) => v === null)).toBe(true);
  });

  test("N4: no measure reads money", () => {
    for (const m of registry) expect(`${m.source} ${m.definition}`).not.toMatch(/revenue|mrr|price|amount|invoice/i);
  });
});

describe("F3: what each measure reads", () => {
  test("usage trend compares 28 days with the 28 before", () => {
    expect(
      value("usage-trend", (f) => {
        f.book.usage = asOf;
        f.usage.events = 54;
        f.usage.eventsBefore = 100;
      }),
    ).toBeCloseTo(-0.46);
    expect(
      value("usage-trend", (f) => {
        f.usage.events = 54;
      }),
    ).toBeNull();
  });

  test("X3: usage that ended long ago in the whole book is stale and unknown", () => {
    expect(
      value("active-days", (f) => {
        f.book.usage = addDays(asOf, -15);
        f.usage.lastDay = addDays(asOf, -15);
        f.usage.lastFullDay = addDays(asOf, -15);
        f.usage.activeDays = 28;
      }),
    ).toBeNull();
  });

  test("a late source does not make an account look silent", () => {
    expect(
      value("last-use", (f) => {
        f.book.usage = addDays(asOf, -5);
        f.usage.lastDay = addDays(asOf, -5);
      }),
    ).toBe(0);
  });

  test("active users are a share of seats, at most all", () => {
    const set = (seats: number | null, peak: number) => (f: AccountFacts) => {
      f.book.usage = asOf;
      f.seats = seats;
      f.usage.lastDay = asOf;
      f.usage.lastFullDay = asOf;
      f.usage.activeDays = 20;
      f.usage.peakUsers = peak;
    };
    expect(value("active-users", set(60, 31))).toBeCloseTo(31 / 60);
    expect(value("active-users", set(10, 31))).toBe(1);
    expect(value("active-users", set(null, 31))).toBeNull();
    expect(value("active-users", set(60, 0))).toBeNull();
  });

  test("champion: in place, left without successor, never named", () => {
    expect(
      value("champion", (f) => {
        f.people.champions = 1;
      }),
    ).toBe(1);
    expect(
      value("champion", (f) => {
        f.people.championLeftOn = "2026-11-09";
      }),
    ).toBe(0);
    expect(value("champion", () => undefined)).toBeNull();
    expect(
      measure("champion").evidence(
        facts((f) => {
          f.people.championLeftOn = "2026-11-09";
        }),
      ),
    ).toBe("left 9 Nov; no successor");
  });

  test("CSAT needs three answers; 74 of 107 is 69.2 %", () => {
    const answers = (n: number, satisfied: number) => (f: AccountFacts) => {
      f.answers.csat = n;
      f.answers.csatSatisfied = satisfied;
      f.answers.csatLastOn = asOf;
    };
    expect(value("csat", answers(2, 2))).toBeNull();
    expect(value("csat", answers(107, 74))).toBeCloseTo(0.692, 3);
  });

  test("a pulse older than 90 days is stale", () => {
    expect(
      value("pulse", (f) => {
        f.pulse = { value: 3, on: addDays(asOf, -90) };
      }),
    ).toBe(3);
    expect(
      value("pulse", (f) => {
        f.pulse = { value: 3, on: addDays(asOf, -91) };
      }),
    ).toBeNull();
  });

  test("X3: an account that never had a ticket is unknown, not calm", () => {
    expect(
      value("priority-tickets", (f) => {
        f.book.tickets = asOf;
      }),
    ).toBeNull();
    expect(
      value("priority-tickets", (f) => {
        f.book.tickets = asOf;
        f.tickets.total = 4;
      }),
    ).toBe(0);
  });

  test("first value: days waited while it is not reached", () => {
    expect(
      value("first-value", (f) => {
        f.onboarding.firstValueFrom = addDays(asOf, -40);
      }),
    ).toBe(40);
    expect(
      value("first-value", (f) => {
        f.onboarding.firstValueFrom = addDays(asOf, -40);
        f.onboarding.firstValueOn = addDays(asOf, -30);
      }),
    ).toBe(10);
  });

  test("onboarding overdue counts from the first planned date", () => {
    expect(
      value("onboarding-overdue", (f) => {
        f.onboarding.due = 3;
        f.onboarding.overdueSince = addDays(asOf, -12);
      }),
    ).toBe(12);
    expect(
      value("onboarding-overdue", (f) => {
        f.onboarding.due = 3;
      }),
    ).toBe(0);
  });

  test("every measure gives evidence and a clause where it is known, and its curve covers it", () => {
    const rich = facts((f) => {
      Object.assign(f, { seats: 60, seatsBefore: 50, renewalOn: addDays(asOf, 24), pulse: { value: 2, on: asOf } });
      Object.assign(f.book, { usage: asOf, interactions: asOf, tickets: asOf });
      Object.assign(f.usage, {
        lastDay: asOf,
        lastFullDay: addDays(asOf, -1),
        events: 90,
        eventsBefore: 100,
        activeDays: 20,
        peakUsers: 31,
        users: 300,
        usersBefore: 310,
        featuresUsed: 5,
        featuresOfPlan: 11,
      });
      Object.assign(f.onboarding, {
        due: 4,
        dueDone: 3,
        overdueSince: addDays(asOf, -3),
        firstValueFrom: addDays(asOf, -90),
      });
      Object.assign(f.people, { champions: 1, sponsorLeftOn: addDays(asOf, -3) });
      Object.assign(f.contact, { lastOn: addDays(asOf, -6), lastKind: "email", lastTalkOn: addDays(asOf, -20) });
      Object.assign(f.answers, { csat: 9, csatSatisfied: 7, csatLastOn: asOf, nps: 2, promoters: 1, npsLastOn: asOf });
      Object.assign(f.tickets, {
        total: 5,
        openPriority: 2,
        oldestOpenOn: addDays(asOf, -4),
        responses: 3,
        responseHours: 6,
      });
      Object.assign(f.goals, { total: 3, reached: 1 });
    });
    for (const m of registry) {
      const judged = judgeMeasure(m, rich);
      expect(judged.state, m.key).toBe("known");
      if (judged.state !== "known") continue;
      expect(m.evidence(rich).length, m.key).toBeGreaterThan(0);
      expect(`${m.evidence(rich)} ${m.clause(rich)}`, m.key).not.toMatch(/NaN|undefined|null|-\d/);
      const part = normalise(judged.value, m.curve);
      expect(part >= 0 && part <= 100, m.key).toBe(true);
    }
  });
});
