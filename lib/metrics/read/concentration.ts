import { openingAndClosing } from "../catalog/recurring-revenue.ts";
import type { Concentration } from "../rules/publishable.ts";
import type { Period } from "../schema.ts";
import { periodRelation } from "./relation.ts";
import type { Reader } from "./sums.ts";

export type SliceConcentration = {
  p: number;
  kind: "whole" | "segment";
  slice: string;
  opening: Concentration;
  closing: Concentration;
};

/** How recurring revenue is spread over the accounts of each slice, at the start and the end of each period. Finance roles only. */
export function readConcentration(reader: Reader, periods: readonly Period[]): Promise<SliceConcentration[]> {
  return reader.$queryRaw<SliceConcentration[]>`
    with ${periodRelation(periods)}, held as (${openingAndClosing()}), sliced as (
      select h.*, 'whole' as kind, '' as slice from held h
      union all
      select h.*, 'segment', a.segment from held h join account a on a.id = h.account_id where a.segment is not null
    )
    select p, kind, slice,
      jsonb_build_object('accounts', count(*) filter (where opening > 0), 'total', sum(opening), 'largest', max(opening)) as opening,
      jsonb_build_object('accounts', count(*) filter (where closing > 0), 'total', sum(closing), 'largest', max(closing)) as closing
    from sliced group by p, kind, slice`;
}
