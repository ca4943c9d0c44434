import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkText } from "#lib/promises/rules/check-text.ts";
import { compileRules } from "#lib/promises/rules/compile-rules.ts";
import { shippedRules } from "#lib/promises/rules/shipped/shipped-rules.ts";
import type { Customer } from "../schema.ts";
import { dayNumber, dayText, weekday } from "./calendar.ts";
import { features } from "./catalog.ts";
import { customerOf, demoPlan } from "./company.ts";
import { companyName, mostCompanies } from "./names.ts";
import { personaOf, personas } from "./profile.ts";
import { demoEmail, staff } from "./staff.ts";

const asOf = dayNumber("2026-11-23");
const plan = demoPlan(asOf, 240);
const company = Array.from({ length: 240 }, (_, index) => customerOf(plan, index));
const paid = company.filter(({ profile }) => profile.contractStart !== null);

function lastMoments({ usage, featureUsage, tickets, answers, interactions, pulses, ...rest }: Customer): number[] {
  const seconds = [
    ...tickets.flatMap((row) => [row.openedAt, row.firstResponseAt ?? 0, row.closedAt ?? 0]),
    ...answers.flatMap((row) => [row.sentAt, row.answeredAt ?? 0]),
    ...interactions.map((row) => row.at),
    ...pulses.map((row) => row.at),
  ];
  const days = [
    ...usage.map((row) => row.day),
    ...featureUsage.map((row) => row.day),
    ...rest.movements.map((row) => row.day),
    ...rest.purchases.map((row) => row.day),
    ...rest.lines.flatMap((row) => [row.startsOn, row.endsOn ?? 0]),
    ...rest.contacts.flatMap((row) => [row.joinedOn, row.leftOn ?? 0]),
    ...rest.goals.flatMap((row) => [row.createdOn, row.reachedOn ?? 0]),
    ...rest.references.map((row) => row.liveFrom),
    ...(rest.plan?.milestones ?? []).flatMap((row) => [row.completedOn ?? 0, row.blockedOn ?? 0]),
    rest.outcome.churnedOn ?? 0,
  ];
  return [...days, ...seconds.map((second) => Math.floor(second / 86_400))];
}

describe("demo company (issue section 8)", () => {
  test("the same seed gives the same customer whatever was made before it, another seed another", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 239 }), (index) => {
        expect(customerOf(plan, index)).toEqual(company[index]);
        expect(customerOf({ ...plan, seed: 7 }, index)).not.toEqual(company[index]);
      }),
      { numRuns: 25 },
    );
  });

  test("nothing has happened on or after the as-of day, whatever that day is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 18_000, max: 24_000 }), fc.integer({ min: 0, max: 400 }), (day, index) => {
        const customer = customerOf(demoPlan(day, 240), index);
        expect(Math.max(...lastMoments(customer))).toBeLessThan(day);
      }),
      { numRuns: 300 },
    );
  });

  test("usage ends yesterday and reaches back two years", () => {
    const days = company.flatMap(({ usage }) => usage.map(({ day }) => day));
    expect(days.reduce((a, b) => Math.max(a, b))).toBe(asOf - 1);
    expect(days.reduce((a, b) => Math.min(a, b))).toBeLessThan(asOf - 720);
  });

  test("an account's conversations are of every kind, felt one way or another, with next steps and reviews; none promises anything", () => {
    const rows = company.flatMap(({ interactions }) => interactions);
    for (const kind of ["call", "email", "meeting", "check-in", "review", "ticket-note", "note"])
      expect(rows.some((row) => row.kind === kind)).toBe(true);
    for (const mood of ["positive", "neutral", "negative", null])
      expect(rows.some(({ sentiment }) => sentiment === mood)).toBe(true);
    expect(rows.every(({ kind, direction }) => (kind === "email") === (direction !== null))).toBe(true);
    expect(rows.every(({ next, nextOn }) => (next === null) === (nextOn === null))).toBe(true);
    const rules = compileRules(shippedRules);
    const texts = new Set(rows.flatMap(({ summary, outcome, next }) => [summary, outcome ?? "", next ?? ""]));
    for (const text of texts)
      expect({ text, found: checkText(text, rules, { answeredEscalation: null }).findings }).toEqual({
        text,
        found: [],
      });
  });

  test("every position that a row refers to exists", () => {
    for (const { contacts, tickets, answers, interactions, lines, movements, featureUsage, profile } of company) {
      for (const { contact, ticket } of answers) {
        expect(contact === null || contact < contacts.length).toBe(true);
        expect(ticket === null || ticket < tickets.length).toBe(true);
      }
      expect(interactions.every(({ contact }) => contact === null || contact < contacts.length)).toBe(true);
      expect(movements.every(({ line }) => line === null || line < lines.length)).toBe(true);
      expect(featureUsage.every(({ feature }) => feature < features.length)).toBe(true);
      expect(profile.parent === null || (profile.parent >= 0 && profile.parent < profile.index)).toBe(true);
    }
  });

  test("usage has one row a day, feature usage one a day and feature, and people never exceed events", () => {
    for (const { usage, featureUsage } of company) {
      expect(new Set(usage.map(({ day }) => day)).size).toBe(usage.length);
      expect(new Set(featureUsage.map(({ day, feature }) => day * 100 + feature)).size).toBe(featureUsage.length);
      expect(usage.every(({ events, activeUsers }) => activeUsers > 0 && events >= activeUsers)).toBe(true);
    }
  });

  test("movements add up to the recurring revenue in force, and lines in force never overlap", () => {
    for (const { lines, movements } of company) {
      const inForce = lines.filter((line) => line.product !== "training" && line.endsOn === null);
      const moved = movements.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      expect(moved).toBe(inForce.reduce((sum, { mrrMinor }) => sum + mrrMinor, 0));
      const platform = lines.filter((line) => line.product === "platform");
      platform.slice(1).forEach((line, position) => {
        expect(line.startsOn).toBeGreaterThanOrEqual(platform[position]?.endsOn ?? Number.POSITIVE_INFINITY);
      });
    }
  });

  test("a plausible share leaves, and not everybody who leaves looked unwell", () => {
    const left = paid.filter(({ outcome }) => outcome.churnedOn !== null && outcome.returnedOn === null);
    expect(left.length / paid.length).toBeGreaterThan(0.08);
    expect(left.length / paid.length).toBeLessThan(0.28);
    expect(left.every(({ outcome }) => outcome.reason !== null)).toBe(true);
    const lateUse = ({ usage, outcome, profile }: Customer) =>
      usage.filter(({ day }) => day >= (outcome.churnedOn ?? asOf) - 35 && weekday(day) < 5 && day < asOf).length /
      (25 * Math.sqrt(profile.seats));
    const average = (group: Customer[]) => group.reduce((sum, item) => sum + lateUse(item), 0) / group.length;
    expect(average(left)).toBeLessThan(average(paid.filter(({ stage }) => stage === "live")) * 1.1);
    expect(left.some(({ profile }) => profile.persona === "leaves without a sign")).toBe(true);
    expect(company.some(({ profile, stage }) => profile.persona === "unhappy but stays" && stage === "live")).toBe(
      true,
    );
  });

  test("the year before the last grew like the years after it: expansion does not begin with the stored history [M5]", () => {
    const expansion = (from: number, until: number) =>
      paid
        .flatMap(({ movements }) => movements)
        .filter((row) => row.kind === "expansion" && row.day >= from && row.day < until).length;
    const years = [3, 2, 1].map((back) => expansion(asOf - back * 365, asOf - (back - 1) * 365));
    for (const count of years) expect(count).toBeGreaterThan(40);
    expect((years[1] ?? 0) / (years[0] ?? 1)).toBeLessThan(2.5);
    expect((years[2] ?? 0) / (years[1] ?? 1)).toBeLessThan(2.5);
  });

  test("most onboarding of the last year is done in time, and what is stuck now is only just overdue [M1]", () => {
    const stuck = company.filter(({ profile }) => profile.persona === "slow onboarding");
    expect(stuck.length).toBeGreaterThan(0);
    for (const { plan: onboarding } of stuck) {
      expect(onboarding?.completedOn).toBeNull();
      expect(asOf - (onboarding?.originalDueOn ?? 0)).toBeLessThan(31);
    }
  });

  test("each persona is there and shows what its name says", () => {
    for (const persona of personas) expect(company.some(({ profile }) => profile.persona === persona)).toBe(true);
    const of = (persona: string) => company.filter(({ profile }) => profile.persona === persona);
    expect(of("source went silent").every(({ usage }) => (usage.at(-1)?.day ?? 0) < asOf - 7)).toBe(true);
    expect(of("champion left").every(({ contacts }) => contacts.some((row) => row.leftOn !== null))).toBe(true);
    expect(of("renewal in 20 days").every((row) => Math.abs((row.renewalOn ?? 0) - asOf - 20) <= 5)).toBe(true);
    const stuck = of("slow onboarding").filter(({ plan }) =>
      plan?.milestones.some((row) => row.blockedReason !== null),
    );
    expect(stuck.length).toBeGreaterThan(of("slow onboarding").length / 2);
    expect(of("on trial").every(({ stage, paying }) => stage === "trial" && !paying)).toBe(true);
  });

  test("forty positions in a row hold every persona", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000 }), (block) => {
        const found = new Set(Array.from({ length: 40 }, (_, offset) => personaOf(block * 40 + offset)));
        expect(found.size).toBe(personas.length);
      }),
    );
  });

  test("100,000 company names are all different", () => {
    const names = new Set(Array.from({ length: 100_000 }, (_, index) => companyName(index).name));
    expect(names.size).toBe(100_000);
    expect(mostCompanies).toBeGreaterThan(100_000);
  });

  test("there is someone for each role, and days survive the way to text and back", () => {
    expect(new Set(staff.map(({ role }) => role))).toEqual(
      new Set(["csm", "manager", "admin", "coordinator", "specialist"]),
    );
    expect(demoEmail("Ines Moreau")).toBe("ines@demo.bellwether.example");
    expect(dayText(dayNumber("2024-02-29"))).toBe("2024-02-29");
    expect(weekday(dayNumber("2026-11-23"))).toBe(0);
  });
});
