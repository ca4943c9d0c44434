import { oneText } from "#components/people/page-number.ts";
import type { Query } from "#components/ui/href.ts";
import { formatCount } from "#components/ui/numbers.ts";
import type { RulePreview } from "#lib/ingest/schema/names.ts";

export type NameFilter = { search: string; featureId: number | "none" | null };

/** The filters of the event names in an address; what it gets wrong filters nothing. */
export function readNameFilters(query: Query): NameFilter {
  const feature = oneText(query.feature as string);
  const id = Number(feature);
  const featureId = feature === "none" ? "none" : Number.isSafeInteger(id) && id >= 1 && id < 2 ** 31 ? id : null;
  return { search: oneText(query.q as string), featureId };
}

/** What a rule would do, in a sentence. */
export function previewWords({ matched, held }: RulePreview): string {
  const names = (count: number) => formatCount(count, "name");
  if (matched === 0 && held === 0) return "No name that was ever sent matches. It would count from the next one on.";
  const kept = held === 0 ? "" : `; ${names(held)} ${held === 1 ? "stays" : "stay"} with a stronger rule`;
  return `${names(matched)} ${matched === 1 ? "is" : "are"} decided by this${kept}.`;
}
