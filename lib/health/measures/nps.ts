/**
 * NPS: promoters (9–10) minus detractors (0–6) as a share of the answers of 365 days; the latest answer of each
 * contact counts. Unit: −1 to 1. Source: survey responses of kind NPS. No answer: unknown.
 */

import { countText, signedText } from "../rules/text.ts";
import type { AccountFacts } from "../schema.ts";
import type { Measure } from "./measure.ts";

const net = ({ answers }: AccountFacts) => (answers.promoters - answers.detractors) / answers.nps;

export const nps: Measure = {
  key: "nps",
  label: "NPS, 365 days",
  dimension: "sentiment",
  unit: "level",
  definition: "Promoters minus detractors among the latest answers of 365 days.",
  why: "People who would recommend us stay; those who warn others do not.",
  source: "nps",
  staleAfterDays: 365,
  weight: 3,
  curve: [
    [-0.5, 0],
    [0, 50],
    [0.5, 100],
  ],
  read: (facts) => (facts.answers.nps > 0 ? { value: net(facts), at: facts.answers.npsLastOn } : null),
  evidence: (facts) => `${signedText(net(facts) * 100)} of ${countText(facts.answers.nps, "answer")}`,
  clause: (facts) => `NPS is ${signedText(net(facts) * 100)}`,
};
