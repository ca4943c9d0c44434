import type { AdoptionListInput } from "../schema/list.ts";

/** What accounts are sorted by on a past day: figures of that day are made for the accounts of a page, not for the whole book. */
export const pastSorts = ["name", "renewal"] as const;

/** The same list without what only present figures can choose or sort by, where it is asked for a past day. */
export function ofPast(input: AdoptionListInput): AdoptionListInput {
  if (input.on === undefined) return input;
  const sorted = pastSorts.some((sort) => sort === input.sort);
  return {
    ...input,
    ...(sorted ? {} : { sort: "name", dir: "asc" }),
    ...{ uses: undefined, unused: undefined, anyUnused: undefined, quiet: undefined },
    ...{ stage: undefined, feature: undefined, month: undefined, cohort: undefined, did: undefined },
  };
}
