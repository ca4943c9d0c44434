/**
 * How engaged a customer really is, week by week, from 0 to 1: the hidden cause that usage, tickets, answers and churn
 * all follow with noise of their own, so that a score made of them can be right and can be wrong.
 */
import type { DayNumber, DemoPlan, Episode, Profile } from "../schema.ts";
import { monthOf } from "./calendar.ts";
import { random } from "./random.ts";

export type Engagement = { from: DayNumber; weeks: Float32Array; on: (day: DayNumber) => number };

function ramp(day: DayNumber, { from, until, depth }: Episode): number {
  if (day < from) return 0;
  const down = Math.min(1, (day - from) / 28);
  const up = until === null || day < until ? 0 : Math.min(1, (day - until) / 42);
  return depth * (down - up);
}

function season(profile: Profile, day: DayNumber): number {
  if (profile.persona !== "seasonal") return 0;
  const peak = profile.index % 12;
  return 0.22 * Math.cos(((monthOf(day) - peak) / 12) * 2 * Math.PI);
}

/** One value a week from the start of the stored history (or of the customer) to the eve of `asOf`. */
export function engagementOf(plan: DemoPlan, profile: Profile, historyStart: DayNumber): Engagement {
  const rng = random(plan.seed, profile.index, 2);
  const from = Math.max(profile.startsOn, historyStart);
  const weeks = new Float32Array(Math.max(1, Math.ceil((plan.asOf - from) / 7)));
  const drift = profile.persona === "expanding" ? 0.0012 : 0;
  let noise = rng.normal(0, 0.05);
  for (let week = 0; week < weeks.length; week++) {
    noise = 0.86 * noise + rng.normal(0, 0.03);
    const day = from + week * 7;
    const warmUp = Math.min(0, ((day - profile.startsOn) / 70 - 1) * 0.25);
    const trouble = profile.episodes.reduce((sum, episode) => sum + ramp(day, episode), 0);
    const value = profile.fit + drift * week + warmUp + season(profile, day) + noise - trouble;
    weeks[week] = Math.min(1, Math.max(0.02, value));
  }
  const last = weeks.length - 1;
  const on = (day: DayNumber) => weeks[Math.min(last, Math.max(0, Math.floor((day - from) / 7)))] ?? 0.5;
  return { from, weeks, on };
}
