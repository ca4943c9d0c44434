// From what is asked in the address to a period and a filter. Twelve trailing months unless something else is asked for.

import type { ScopeInput } from "../schema/screen.ts";
import type { Filter, Period } from "../schema.ts";
import { addMonths, periodOf, trailingMonths } from "./period.ts";

export type StoredSlice = { kind: "whole" | "segment" | "owner" | "team"; slice: string };

const months = { "12m": 12, "3m": 3, "1m": 1, custom: 12 } as const;

/** `end` is the first day that no longer counts when nothing else is asked for. */
export function periodAsked(input: ScopeInput, end: string): Period {
  if (input.period === "custom" && input.to !== undefined) {
    const start = input.from ?? addMonths(input.to, -12);
    if (start < input.to) return periodOf(start, input.to);
  }
  return trailingMonths(end, months[input.period]);
}

export function filterAsked({ segment, team, owner }: ScopeInput): Filter {
  return { segment, teamId: team, ownerId: owner };
}

/** The one slice that answers a filter; null when several filters are combined. */
export function sliceOf({ segment, teamId, ownerId }: Filter): StoredSlice | null {
  const slices: StoredSlice[] = [];
  if (segment !== undefined) slices.push({ kind: "segment", slice: segment });
  if (teamId !== undefined) slices.push({ kind: "team", slice: String(teamId) });
  if (ownerId !== undefined) slices.push({ kind: "owner", slice: String(ownerId) });
  return slices.length > 1 ? null : (slices[0] ?? { kind: "whole", slice: "" });
}

/** Why a metric made of money has no figure here: other filters than a segment are never published. */
export function whyNoMoney(filter: Filter): "filtered" | "not-published" {
  return filter.teamId !== undefined || filter.ownerId !== undefined ? "filtered" : "not-published";
}
