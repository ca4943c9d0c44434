// The address of the Targets screen, read leniently: what makes no sense is as if it were not there.

import { mostSideBySide, type ScopeInput, scopeInput } from "../schema/screen.ts";

export type SearchParams = Record<string, string | string[] | undefined>;

export function readScope(query: SearchParams): ScopeInput {
  const one = (name: string) => [query[name]].flat()[0];
  const shape = scopeInput.shape;
  return {
    segment: shape.segment.safeParse(one("segment")).data,
    team: shape.team.safeParse(one("team")).data,
    owner: shape.owner.safeParse(one("owner")).data,
    period: shape.period.safeParse(one("period") ?? (one("to") ? "custom" : undefined)).data ?? "12m",
    from: shape.from.safeParse(one("from")).data,
    to: shape.to.safeParse(one("to")).data,
    csms: shape.csms.safeParse(one("csms")).data,
  };
}

/** The CSMs that a person chose to see side by side, in their order. */
export function readOwners(query: SearchParams): number[] {
  const ids = [query.csm]
    .flat()
    .flatMap((text) => text?.split(",") ?? [])
    .map(Number);
  return [...new Set(ids.filter((id) => Number.isSafeInteger(id) && id > 0))].slice(0, mostSideBySide);
}

export function readPage(query: SearchParams): number {
  const page = Number([query.page].flat()[0] ?? 1);
  return Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1;
}

export function readState(query: SearchParams): "in" | "out" | "beside" | undefined {
  const state = [query.state].flat()[0];
  return state === "in" || state === "out" || state === "beside" ? state : undefined;
}
