/**
 * What becomes of one protocol at one account, from what was so before and what is so now. A condition that holds is followed from
 * its first day (`since`) until it is over; in that time the protocol acts once. It acts when the condition has held for
 * `sustainDays`, no earlier intervention ended less than `coolDownDays` ago, and the protocol is on. It is over when it has not
 * held for `recoveredDays`. Facts that do not tell (null) change nothing.
 */
import { daysBetween } from "#lib/health/rules/day.ts";

export const matchPhases = [
  "sustaining",
  "resting",
  "backlog",
  "limit",
  "shadow",
  "held-out",
  "fired",
  "dropped",
] as const;
export type MatchPhase = (typeof matchPhases)[number];

export type Before = { phase: MatchPhase; since: string; clearOn: string | null };
export type Now = {
  met: boolean | null;
  left: boolean;
  asOf: string;
  /** The day on which the last intervention of this protocol at this account ended. */
  endedOn: string | null;
  /** The condition was so before anybody looked: at the start of the protocol, or by an import. */
  old: boolean;
  heldOut: boolean;
};
export type Rule = {
  mode: "shadow" | "on";
  sustainDays: number;
  recoveredDays: number;
  coolDownDays: number;
};
export type Decision =
  | { do: "nothing" }
  /** Follow it from now on, or go on in another phase. "fired" opens an intervention, if the limit leaves room. */
  | { do: "follow"; phase: MatchPhase }
  | { do: "clear" }
  | { do: "unclear" }
  | { do: "end"; as: "recovered" | "lost" };

const nothing: Decision = { do: "nothing" };
/** Something was done, or would have been: what follows waits for the recovery. */
const acted: readonly MatchPhase[] = ["fired", "shadow", "held-out"];
/** Nothing was done yet, and it takes nobody to go on: the calendar, or room under the limit. */
const pending: readonly MatchPhase[] = ["sustaining", "resting", "limit"];

function phaseToday(since: string, { asOf, endedOn, old, heldOut }: Now, rule: Rule): MatchPhase {
  if (daysBetween(since, asOf) < rule.sustainDays && !old) return "sustaining";
  if (endedOn !== null && daysBetween(endedOn, asOf) < rule.coolDownDays) return "resting";
  if (rule.mode === "shadow") return "shadow";
  if (old) return "backlog";
  return heldOut ? "held-out" : "fired";
}

function whenOver(before: Before, { asOf, left }: Now, { recoveredDays }: Rule): Decision {
  if (left) return { do: "end", as: "lost" };
  if (!acted.includes(before.phase)) return { do: "end", as: "recovered" };
  const clearOn = before.clearOn ?? asOf;
  if (daysBetween(clearOn, asOf) >= recoveredDays) return { do: "end", as: "recovered" };
  return before.clearOn === null ? { do: "clear" } : nothing;
}

/** `before` is null where the condition did not hold the last time. */
export function decide(before: Before | null, now: Now, rule: Rule): Decision {
  if (now.met === null && !now.left) return nothing;
  if (!now.met) return before ? whenOver(before, now, rule) : nothing;
  if (before === null) return { do: "follow", phase: phaseToday(now.asOf, now, rule) };
  if (pending.includes(before.phase)) {
    const phase = phaseToday(before.since, now, rule);
    return phase === before.phase ? nothing : { do: "follow", phase };
  }
  return before.clearOn === null ? nothing : { do: "unclear" };
}

/** How many of those that would be opened have room under the weekly limit: all, without one. */
export function roomUnder(limit: number | null, openedThisWeek: number): number {
  return limit === null ? Number.POSITIVE_INFINITY : Math.max(0, limit - openedThisWeek);
}

/** Whether an account is of the share that nothing is done for: always the same answer, spread evenly. */
export function isHeldOut(protocolId: number, accountId: number, percent: number): boolean {
  let hash = 2_166_136_261;
  for (const letter of `${protocolId}:${accountId}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0) % 100 < percent;
}
