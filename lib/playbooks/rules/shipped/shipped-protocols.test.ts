import { describe, expect, it } from "vitest";
import { definitionSchema, type PlayFacts } from "../../schema.ts";
import { judgeAccount } from "../judge-account.ts";
import { judgeSlice } from "../judge-trigger.ts";
import { sentenceOf } from "../sentence.ts";
import { tellWhy } from "../tell-why.ts";
import { shippedProtocols } from "./shipped-protocols.ts";

const facts = (more: Partial<PlayFacts> = {}): PlayFacts => ({
  accountId: 7,
  name: "Acme",
  segment: "Mid",
  tier: "A",
  paying: true,
  left: false,
  tenureDays: 400,
  band: "healthy",
  score: 80,
  drop: 0,
  coverage: 0.9,
  values: [],
  renewalDays: 200,
  quietDays: 3,
  talkDays: 3,
  cadenceDays: 30,
  championGone: null,
  onboarding: null,
  satisfaction: { answers: 0, satisfied: 0 },
  overThreshold: [],
  ...more,
});
const known = { protocolId: 3, measures: new Map() };
const one = (key: string) => {
  const found = shippedProtocols.find((shipped) => shipped.key === key);
  if (!found) throw new Error(key);
  return found.definition;
};
const met = (key: string, more: Partial<PlayFacts>) => judgeAccount(one(key), facts(more), known).met;

describe("the protocols that ship (SPEC E1–E3, issue 5 §2)", () => {
  it("are valid, are told in words, and none but E1–E3 runs before an admin switched it on", () => {
    const labels = {
      measures: new Map(),
      metric: () => ({ metric: "Satisfaction", show: (value: number) => `${value * 100} %` }),
    };
    for (const { definition, spec, mode, uncapped } of shippedProtocols) {
      expect(definitionSchema.parse(definition)).toEqual(definition);
      expect(sentenceOf(definition, labels).join(" ")).not.toMatch(/undefined|null|NaN/);
      expect([mode, uncapped]).toEqual(spec ? ["on", true] : ["shadow", false]);
    }
    expect(sentenceOf(one("at-risk-health"), labels)[0]).toBe(
      "When an account’s health turns at risk for 2 days running, and at least 50 % of what counts is known:",
    );
  });
  it("E1: a milestone past its grace of 7 days, or 21 days without progress; it lists what stands in the way", () => {
    const onboarding = {
      startedDays: 30,
      done: 1,
      open: [{ name: "Data import", days: 8, blocked: "No export yet" }],
      idleDays: 12,
    };
    expect(met("stalled-onboarding", { onboarding })).toBe(true);
    expect(
      met("stalled-onboarding", {
        onboarding: { ...onboarding, open: [{ name: "Data import", days: 7, blocked: null }] },
      }),
    ).toBe(false);
    expect(met("stalled-onboarding", { onboarding: { ...onboarding, open: [], idleDays: 21 } })).toBe(true);
    expect(met("stalled-onboarding", { onboarding: null })).toBe(false);
    const { blockers, text } = tellWhy(
      one("stalled-onboarding"),
      facts({ onboarding }),
      judgeAccount(one("stalled-onboarding"), facts({ onboarding }), known),
    );
    expect(blockers).toEqual(["Data import: 8 days overdue, blocked: No export yet"]);
    expect(text).toBe("“Data import” is 8 days overdue.");
  });
  it("E2: strictly under 85 % of at least 3 answers of an account, of at least 30 of many", () => {
    expect(met("low-satisfaction", { satisfaction: { answers: 20, satisfied: 17 } })).toBe(false);
    expect(met("low-satisfaction", { satisfaction: { answers: 20, satisfied: 16 } })).toBe(true);
    expect(met("low-satisfaction", { satisfaction: { answers: 2, satisfied: 0 } })).toBe(null);
    const { trigger } = one("low-satisfaction");
    const words = { metric: "Satisfaction", show: String };
    expect(judgeSlice(trigger, { kind: "whole", name: null, value: 0.84, n: 29 }, words).met).toBe(null);
    expect(judgeSlice(trigger, { kind: "segment", name: "Mid", value: 0.84, n: 30 }, words).met).toBe(true);
    expect(judgeSlice(trigger, { kind: "whole", name: null, value: 0.85, n: 30 }, words).met).toBe(false);
  });
  it("E3: by its own mark only", () => {
    expect(met("expansion-threshold", { overThreshold: [3] })).toBe(true);
    expect(met("expansion-threshold", { overThreshold: [4] })).toBe(false);
  });
  it("the rest: at risk, an unhealthy renewal, a champion gone, silence, a start that failed", () => {
    expect(met("at-risk-health", { band: "at-risk", score: 30 })).toBe(true);
    expect(met("at-risk-health", { band: "at-risk", score: 30, coverage: 0.4 })).toBe(false);
    expect(met("unhealthy-renewal", { renewalDays: 90, band: "watch" })).toBe(true);
    expect(met("unhealthy-renewal", { renewalDays: 90 })).toBe(false);
    expect(met("unhealthy-renewal", { renewalDays: 91, band: "watch" })).toBe(false);
    expect(met("champion-gone", { championGone: "Jo" })).toBe(true);
    expect(met("silence", { quietDays: 30 })).toBe(true);
    expect(met("silence", { quietDays: 29 })).toBe(false);
    expect(met("silence", { quietDays: null })).toBe(null);
    expect(met("failed-start", { onboarding: { startedDays: 14, done: 0, open: [], idleDays: 14 } })).toBe(true);
    expect(met("failed-start", { onboarding: { startedDays: 14, done: 1, open: [], idleDays: 0 } })).toBe(false);
    expect(met("at-risk-health", { band: "at-risk", left: true })).toBe(false);
  });
});
