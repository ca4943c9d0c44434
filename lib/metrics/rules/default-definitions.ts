// The definitions that ship as version 1 (SPEC L1): targets M1–M5, met strictly above them; exchange rates to US dollars fixed
// by the version, so that a figure never moves because a currency did.

import type { Definitions } from "../schema.ts";

export const defaultDefinitions: Definitions = {
  targets: {
    "onboarding-completion": 0.95,
    "ttfv-reduction": 0.4,
    csat: 0.9,
    retention: 0.95,
    "expansion-growth": 0.25,
  },
  reportingCurrency: "USD",
  rates: {
    USD: 1,
    EUR: 1.1,
    GBP: 1.28,
    CHF: 1.13,
    CAD: 0.73,
    AUD: 0.66,
    SEK: 0.095,
    DKK: 0.147,
    PLN: 0.25,
    INR: 0.012,
  },
  childrenWithParent: true,
  baseline: null,
};
