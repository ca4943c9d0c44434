/**
 * How often a protocol would have fired in the weeks of the last quarter [X11], from what was known at the end of each: it fires in
 * a week in which its condition holds and did not the week before, unless it fired for the same account less than its rest ago.
 * Unit: alerts a week, by who keeps the account today.
 */
export const replayWeeks = 13;

/** In which of the weeks it fires; `met` has one more week in front, for what stood already. Null: not known, as if unchanged. */
export function firings(met: readonly (boolean | null)[], coolDownDays: number): boolean[] {
  let before = met[0] ?? false;
  let last: number | null = null;
  return met.slice(1).map((value, week) => {
    const now = value ?? before;
    const rested = last === null || (week - last) * 7 > coolDownDays;
    const fires = now && !before && rested;
    before = now;
    if (fires) last = week;
    return fires;
  });
}

export type Keeper = { keeper: number | null; fired: readonly boolean[] };

/** Alerts a week for each keeper, and for all of them week by week; `times` stands for those that were not looked at. */
export function sumFirings(
  accounts: readonly Keeper[],
  times: number,
): { lines: { id: number | null; perWeek: number }[]; weeks: number[] } {
  const byKeeper = new Map<number | null, number>();
  const weeks = Array.from({ length: replayWeeks }, () => 0);
  for (const { keeper, fired } of accounts)
    fired.forEach((fires, week) => {
      if (!fires) return;
      byKeeper.set(keeper, (byKeeper.get(keeper) ?? 0) + times);
      weeks[week] = (weeks[week] ?? 0) + times;
    });
  const lines = [...byKeeper].map(([id, n]) => ({ id, perWeek: n / replayWeeks }));
  return { lines: lines.sort((a, b) => Number(a.id === null) - Number(b.id === null) || b.perWeek - a.perWeek), weeks };
}
