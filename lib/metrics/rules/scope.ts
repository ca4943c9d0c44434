// From what is asked in the address to a period and a filter, and to the slices that answer it. Twelve trailing months unless
// something else is asked for.

import type { ScopeInput } from "../schema/screen.ts";
import type { Filter, Period, SliceKind } from "../schema.ts";
import { addMonths, periodOf, trailingMonths } from "./period.ts";

export type Slice = { kind: SliceKind; slice: string };

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

/** The one slice that answers a filter. A CSM is narrower than a team: whether they are of the team is checked before. */
export function sliceOf({ segment, teamId, ownerId }: Filter): Slice {
  if (ownerId !== undefined) return ownerSlice(String(ownerId), segment);
  if (teamId !== undefined)
    return segment === undefined
      ? { kind: "team", slice: String(teamId) }
      : { kind: "segment-team", slice: `${teamId}|${segment}` };
  return segment === undefined ? { kind: "whole", slice: "" } : { kind: "segment", slice: segment };
}

/** The slice of one line of a table under a filter: a segment of what is filtered, or a CSM's part of it. */
export function lineSlice(line: "segment" | "owner", id: string, filter: Filter): Slice {
  return line === "segment" ? sliceOf({ ...filter, segment: id }) : ownerSlice(id, filter.segment);
}

function ownerSlice(owner: string, segment: string | undefined): Slice {
  return segment === undefined
    ? { kind: "owner", slice: owner }
    : { kind: "segment-owner", slice: `${owner}|${segment}` };
}

/** Why a metric made of money has no figure here: other filters than a segment are never published. */
export function whyNoMoney(filter: Filter): "filtered" | "not-published" {
  return filter.teamId !== undefined || filter.ownerId !== undefined ? "filtered" : "not-published";
}
