/**
 * Held-out rows: what a fit is judged by must not have been known when it was made. Rows of later dates are held out, and
 * of the earlier ones only those may teach whose window was over by the first held-out date: else the same departure would
 * teach and test. Where all rows are of one date, accounts are held out, one in five, always the same. Unit: rows.
 */
export type Split = {
  by: "time" | "accounts";
  train: Uint32Array;
  test: Uint32Array /** First held-out day number. */;
  from: number;
};

export type DatedRows = {
  /** By row: the as-of date as a day number. */
  days: Int32Array;
  /** By row: which account it is of. */
  accounts: Int32Array;
};

const FOLDS = 5;
/** The later part of the dates that is held out. */
const PART = 1 / 4;

function rowsWhere(rows: Uint32Array, keep: (row: number) => boolean): Uint32Array {
  return rows.filter((row) => keep(row));
}

/** Earlier dates teach, later ones test; `windowDays` is lead plus horizon. Null when no date is early enough. */
export function timeSplit({ days }: DatedRows, rows: Uint32Array, windowDays: number): Split | null {
  const dates = [...new Set(Array.from(rows, (row) => days[row] ?? 0))].sort((a, b) => a - b);
  const first = dates[0] ?? 0;
  const wanted = dates[Math.floor(dates.length * (1 - PART))] ?? first;
  const from = dates.find((date) => date >= wanted && date - windowDays >= first && date > first);
  if (from === undefined) return null;
  return {
    by: "time",
    train: rowsWhere(rows, (row) => (days[row] ?? 0) < from && (days[row] ?? 0) + windowDays <= from),
    test: rowsWhere(rows, (row) => (days[row] ?? 0) >= from),
    from,
  };
}

/** How rows are held out: by time; accounts where there is one date only; null where the dates span no more than a window. */
export function heldOut(rows: DatedRows, windowDays: number): Split | null {
  const all = Uint32Array.from(rows.days.keys());
  const byTime = timeSplit(rows, all, windowDays);
  return byTime ?? (new Set(rows.days).size === 1 ? (accountSplits(rows, all)[0] ?? null) : null);
}

/** Five splits, each of which holds out another fifth of the accounts: an account is never on both sides. */
export function accountSplits({ days, accounts }: DatedRows, rows: Uint32Array): Split[] {
  const foldOf = (row: number) => ((Math.imul(accounts[row] ?? 0, 0x9e3779b1) >>> 0) % 1009) % FOLDS;
  const from = rows.reduce((least, row) => Math.min(least, days[row] ?? 0), Number.POSITIVE_INFINITY);
  return Array.from({ length: FOLDS }, (_, fold) => ({
    by: "accounts",
    train: rowsWhere(rows, (row) => foldOf(row) !== fold),
    test: rowsWhere(rows, (row) => foldOf(row) === fold),
    from,
  }));
}
