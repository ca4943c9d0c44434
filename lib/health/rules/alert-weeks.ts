/**
 * Risk alerts a week: how many accounts a model would have brought onto a CSM's Today in each week of the last quarter, because
 * their score came to be at risk, or fell by 8 points within 14 days, and was not the week before. Unit: alerts a week,
 * by who keeps the account today. Source: the measure values stored each week.
 */
import { needsNow } from "#lib/engagement/rules.ts";
import type { AlertLine } from "../schema/gate.ts";
import type { MeasureValues } from "../schema.ts";
import { type CompiledModel, segmentFor } from "./compile.ts";
import type { Day } from "./day.ts";
import { scoreAccount } from "./score.ts";

/** One account's values week by week, oldest first; null where nothing is stored. */
export type Weeks = { keeper: number | null; segment: string | null; values: (MeasureValues | null)[] };

type Counted = Map<number | null, { before: number; after: number }>;
/** Weeks that are needed before the first that counts: to see a fall, and what stood already. */
export const earlierWeeks = 3;

/** In which of the weeks, from the fourth on, the account comes onto the list. */
function opened({ segment, values }: Weeks, model: CompiledModel, inUse: readonly (readonly boolean[])[]): number {
  const own = segmentFor(model, segment);
  const scores = values.map((row, i) => (row ? scoreAccount(row, own, inUse[i] ?? []) : null));
  const alerts = scores.map((now, i) => {
    if (!now || now.score === null) return false;
    if (now.band === "at-risk") return true;
    const then = scores[i - 2]?.score ?? null;
    return now.band !== "unknown" && then !== null && Math.round(now.score) - Math.round(then) <= -needsNow.drop;
  });
  return alerts.filter((alert, i) => i >= earlierWeeks && alert && !alerts[i - 1]).length;
}

type Made = { label: string; position: number; createdAt: string };

/** The labels of own measures with weight in these models that weeks before they were made know nothing of. */
export function unstoredMeasures(
  models: readonly CompiledModel[],
  own: readonly Made[],
  days: readonly (Day | null)[],
  inUse: readonly (readonly boolean[])[],
): string[] {
  return own
    .filter(({ position }) => models.some(({ segments }) => segments.some(({ weights }) => weights[position])))
    .filter(({ position, createdAt }) =>
      days.some((day, i) => day !== null && day < createdAt.slice(0, 10) && !inUse[i]?.[position]),
    )
    .map(({ label }) => label);
}

/** Counts accounts that are added, and says what it comes to a week. */
export function countAlertWeeks(current: CompiledModel, draft: CompiledModel, inUse: readonly (readonly boolean[])[]) {
  const counted: Counted = new Map();
  const weeks = Math.max(0, inUse.length - earlierWeeks);
  return {
    weeks,
    add(accounts: readonly Weeks[]) {
      for (const account of accounts) {
        const line = counted.get(account.keeper) ?? { before: 0, after: 0 };
        line.before += opened(account, current, inUse);
        line.after += opened(account, draft, inUse);
        counted.set(account.keeper, line);
      }
    },
    lines(names: ReadonlyMap<number, string>): AlertLine[] {
      const aWeek = (n: number) => (weeks > 0 ? n / weeks : 0);
      return [...counted]
        .map(([id, { before, after }]) => ({
          id,
          name: id === null ? null : (names.get(id) ?? `Person ${id}`),
          before: aWeek(before),
          after: aWeek(after),
        }))
        .filter(({ before, after }) => before + after > 0)
        .sort((a, b) => Number(a.id === null) - Number(b.id === null) || b.after - a.after || b.before - a.before);
    },
  };
}
