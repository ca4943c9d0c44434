/** What people write in the demo company. */
export const subjects = {
  "how-to": [
    "How do I copy a schedule to next week?",
    "Where do I change the default shift?",
    "Can two people own an order?",
  ],
  bug: [
    "Work order stays “in progress” after sign-off",
    "Mobile app shows yesterday's board",
    "Checklist photo is rotated",
    "Totals on the dashboard lag behind",
  ],
  integration: [
    "Sync with our ERP stopped",
    "Calendar feed misses recurring visits",
    "API key returns 403 since Monday",
  ],
  performance: ["Board takes ten seconds to open", "Export of last quarter times out"],
  access: ["New supervisor cannot sign in", "Please move two seats to the depot team"],
  data: ["Imported parts have the wrong unit", "Duplicate sites after our upload"],
} as const;

export const praise = [
  "Quick and clear, thank you.",
  "They closed it after the first answer.",
  "The board has become the first thing we open.",
  "Our supervisors would not go back to paper.",
  "Great team, they know our sites by now.",
] as const;

export const unhappy = [
  "Took four days for a one-line answer.",
  "Still not solved, just closed.",
  "The mobile app is slow on site.",
  "Nobody told us that the import had failed.",
  "We expected more from the reports.",
] as const;

export const pulseReasons = {
  1: ["Nobody answers any more.", "They are looking at another tool.", "The new lead has no plan for us."],
  2: ["Use is flat; the sponsor is quiet.", "Tickets weigh on the mood.", "Fine, but only one site is live."],
  3: [
    "They bring us new ideas every month.",
    "Second site is live and growing.",
    "The sponsor mentions us in their own reports.",
  ],
} as const;

export const blockers = [
  "Waiting for their IT to open the firewall",
  "Site list is not final",
  "Their ERP export lacks unit codes",
  "The project lead is on leave",
  "Security review not started",
] as const;

export const goals = [
  { title: "Shorter time from order to sign-off", unit: "hours", baseline: 52, target: 36 },
  { title: "Fewer repeat visits", unit: "% of visits", baseline: 18, target: 12 },
  { title: "Planned share of work", unit: "%", baseline: 54, target: 75 },
  { title: "Paperless sites", unit: "sites", baseline: 1, target: 8 },
  { title: "Hours of reporting saved a week", unit: "hours", baseline: 0, target: 12 },
] as const;

/** Why an alert was no real risk. */
export const falseAlarms = [
  "They moved to a second workspace; usage is counted there now",
  "Plant holiday, back next week",
  "The low answer was about a courier, not about us",
  "Our champion is on parental leave, the deputy is just as close",
  "We speak weekly, it was just not logged",
  "Migration week, agreed with them beforehand",
] as const;
