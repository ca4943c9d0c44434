"use client";

import { useState } from "react";
import { holdOrder } from "#lib/live/rules.ts";

type Held<Row> = { scope: string; source: readonly Row[]; rows: readonly Row[]; changes: number };

/**
 * Keeps a list still under the cursor: new values appear in place, what came, went or moved waits behind `show`.
 * Another `scope` (other filters, another sort) is another list and is taken as it is; more rows at the end are no change.
 */
export function useHeldOrder<Row>(scope: string, fresh: readonly Row[], key: (row: Row) => string | number) {
  const [held, setHeld] = useState<Held<Row>>({ scope, source: fresh, rows: fresh, changes: 0 });
  let now = held;
  if (held.scope !== scope) now = { scope, source: fresh, rows: fresh, changes: 0 };
  else if (held.source !== fresh) now = hold(held, fresh, key);
  if (now !== held) setHeld(now);
  return {
    rows: now.rows,
    changes: now.changes,
    show: () => setHeld({ scope, source: fresh, rows: fresh, changes: 0 }),
  };
}

function hold<Row>(held: Held<Row>, fresh: readonly Row[], key: (row: Row) => string | number): Held<Row> {
  const { rows, changes } = holdOrder(held.rows, fresh.slice(0, held.rows.length), key);
  if (changes === 0) return { ...held, source: fresh, rows: fresh, changes };
  const known = new Set(rows.map(key));
  const more = fresh.slice(held.rows.length).filter((row) => !known.has(key(row)));
  return { ...held, source: fresh, rows: [...rows, ...more], changes };
}
