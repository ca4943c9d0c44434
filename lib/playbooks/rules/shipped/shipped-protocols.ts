import { atRiskHealth } from "./at-risk-health.ts";
import { championGone } from "./champion-gone.ts";
import { expansionThreshold } from "./expansion-threshold.ts";
import { failedStart } from "./failed-start.ts";
import { lowSatisfaction } from "./low-satisfaction.ts";
import type { Shipped } from "./shipped.ts";
import { silence } from "./silence.ts";
import { stalledOnboarding } from "./stalled-onboarding.ts";
import { unhealthyRenewal } from "./unhealthy-renewal.ts";

/** In the order of the list. A new one is one file and one line here; installations that run already get it as well. */
export const shippedProtocols: readonly Shipped[] = [
  stalledOnboarding,
  lowSatisfaction,
  expansionThreshold,
  atRiskHealth,
  unhealthyRenewal,
  championGone,
  silence,
  failedStart,
];
