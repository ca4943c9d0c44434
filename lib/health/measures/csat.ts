/**
 * CSAT: share of answers at or above the survey's own satisfied threshold, over 365 days; the latest answer of each
 * contact and survey counts, each ticket is its own survey, answers without a contact count singly. Unit: share 0–1.
 * Source: survey responses of kind CSAT. Fewer than 3 answers: unknown.
 */
import { countText, shareText } from "../rules/text.ts";
import type { Measure } from "./measure.ts";

const LEAST_ANSWERS = 3;

export const csat: Measure = {
  key: "csat",
  label: "CSAT, 365 days",
  dimension: "sentiment",
  unit: "share",
  definition: "Satisfied answers among all answers of 365 days, on each survey's own scale; at least 3 answers.",
  why: "What people say about single moments adds up.",
  source: "csat",
  staleAfterDays: 365,
  weight: 6,
  curve: [
    [0.4, 0],
    [0.75, 55],
    [0.95, 100],
  ],
  read: ({ answers }) =>
    answers.csat >= LEAST_ANSWERS ? { value: answers.csatSatisfied / answers.csat, at: answers.csatLastOn } : null,
  evidence: ({ answers }) =>
    `${shareText(answers.csatSatisfied / answers.csat)} of ${countText(answers.csat, "answer")}`,
  clause: ({ answers }) => `${shareText(answers.csatSatisfied / answers.csat)} of answers are satisfied`,
};
