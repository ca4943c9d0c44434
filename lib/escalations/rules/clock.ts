import type { EscalationRow } from "../schema/list.ts";

export type Clock = {
  /** What it is until; "paused" while a question waits for whoever raised it, "over" when it is closed. */
  runs: "respond" | "resolve" | "paused" | "over";
  tone: "overdue" | "soon" | "fine";
  dueAt: string | null;
  minutesLeft: number;
};

type Timed = Pick<
  EscalationRow,
  "state" | "raisedAt" | "respondDueAt" | "resolveDueAt" | "respondedAt" | "pausedSince"
>;

/** Under a quarter of the time is left. */
const soonShare = 0.25;

/** Where the SLA clock of an escalation stands at a moment: first until a coordinator responds, then until it is closed. */
export function clockOf(row: Timed, asOf: string): Clock {
  if (row.state === "closed" || row.state === "merged")
    return { runs: "over", tone: "fine", dueAt: null, minutesLeft: 0 };
  const runs = row.respondedAt === null ? "respond" : "resolve";
  const dueAt = runs === "respond" ? row.respondDueAt : row.resolveDueAt;
  const now = Date.parse(row.pausedSince ?? asOf);
  const left = Date.parse(dueAt) - now;
  const whole = Date.parse(dueAt) - Date.parse(row.raisedAt);
  const tone = left < 0 ? "overdue" : left < whole * soonShare ? "soon" : "fine";
  return { runs: row.pausedSince ? "paused" : runs, tone, dueAt, minutesLeft: Math.floor(left / 60_000) };
}

/** "3 d 4 h", "2 h 5 min", "12 min". */
export function spanWords(minutes: number): string {
  const whole = Math.abs(minutes);
  const [days, hours, rest] = [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60), whole % 60];
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
  if (hours > 0) return rest > 0 ? `${hours} h ${rest} min` : `${hours} h`;
  return `${rest} min`;
}
