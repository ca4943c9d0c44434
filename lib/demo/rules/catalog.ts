import type { Segment } from "../schema.ts";

/** What the invented company sells: a work-order platform in three plans. Prices are minor units (US cents) a seat and month. */
export const products = [
  { key: "platform", name: "Platform", inScope: true },
  { key: "insights", name: "Insights add-on", inScope: true },
  { key: "training", name: "Training pass", inScope: false },
] as const;

export const plans = {
  Starter: { seatMinor: 1_900, trainingMinor: 4_900 },
  Growth: { seatMinor: 3_400, trainingMinor: 9_900 },
  Scale: { seatMinor: 5_200, trainingMinor: 24_900 },
} as const;
export type PlanName = keyof typeof plans;

/** `pull` is how readily a customer takes the feature up; `often` the share of working days on which users of it come back. */
export const features = [
  { key: "work-orders", name: "Work orders", plans: ["Starter", "Growth", "Scale"], pull: 1.0, often: 0.95 },
  { key: "scheduling", name: "Scheduling board", plans: ["Starter", "Growth", "Scale"], pull: 0.92, often: 0.8 },
  { key: "mobile", name: "Mobile app", plans: ["Starter", "Growth", "Scale"], pull: 0.85, often: 0.75 },
  { key: "checklists", name: "Checklists", plans: ["Starter", "Growth", "Scale"], pull: 0.72, often: 0.45 },
  { key: "imports", name: "Data import", plans: ["Starter", "Growth", "Scale"], pull: 0.66, often: 0.12 },
  { key: "dashboards", name: "Dashboards", plans: ["Growth", "Scale"], pull: 0.7, often: 0.4 },
  { key: "automations", name: "Automations", plans: ["Growth", "Scale"], pull: 0.52, often: 0.5 },
  { key: "inventory", name: "Inventory", plans: ["Growth", "Scale"], pull: 0.46, often: 0.35 },
  { key: "integrations", name: "Integrations", plans: ["Growth", "Scale"], pull: 0.44, often: 0.55 },
  { key: "approvals", name: "Approvals", plans: ["Scale"], pull: 0.5, often: 0.3 },
  { key: "audit-trail", name: "Audit trail", plans: ["Scale"], pull: 0.35, often: 0.1 },
  { key: "forecasting", name: "Forecasting", plans: ["Scale"], pull: 0.3, often: 0.15 },
] as const;

export const planOfSegment: Record<Segment, readonly (readonly [PlanName, number])[]> = {
  Enterprise: [
    ["Scale", 8],
    ["Growth", 2],
  ],
  "Mid-market": [
    ["Growth", 7],
    ["Scale", 2],
    ["Starter", 1],
  ],
  SMB: [
    ["Starter", 6],
    ["Growth", 4],
  ],
};

export const surveys = [
  { key: "csat", name: "After a ticket", kind: "csat", scaleMin: 1, scaleMax: 5, satisfiedAt: 4 },
  { key: "nps", name: "Relationship", kind: "nps", scaleMin: 0, scaleMax: 10, satisfiedAt: 9 },
] as const;
