import type { Severity, SlaTargets } from "../schema.ts";

/**
 * How long an escalation may take, by severity, around the clock: until the coordinator first responds (routes it, asks back or
 * closes it) and until it is closed. The clock rests while a question waits for whoever raised it.
 */
export const defaultTargets: SlaTargets = {
  urgent: { respond: 60, resolve: 8 * 60 },
  high: { respond: 4 * 60, resolve: 24 * 60 },
  normal: { respond: 8 * 60, resolve: 3 * 24 * 60 },
  low: { respond: 24 * 60, resolve: 7 * 24 * 60 },
};

/** When it is due: `pausedMs` is how long it waited for answers to questions. */
export function dueTimes(targets: SlaTargets, severity: Severity, raisedAt: Date, pausedMs = 0) {
  const after = (minutes: number) => new Date(raisedAt.getTime() + minutes * 60_000 + pausedMs);
  const { respond, resolve } = targets[severity];
  return { respondDueAt: after(respond), resolveDueAt: after(resolve) };
}
