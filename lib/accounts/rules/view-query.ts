/** What of an address is no part of a view: where one is in a list, and what lies open over it. */
const passing = new Set(["page", "open"]);

/** An address as a saved view keeps it: what filters, sorts and shows, in one order, so that the same view reads the same. */
export function viewQuery(query: Iterable<readonly [string, string]>): string {
  const kept = [...query].filter(([name, value]) => !passing.has(name) && value !== "");
  const sorted = kept.map(([name, value], place) => ({ name, value, place }));
  sorted.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.place - b.place));
  return new URLSearchParams(sorted.map(({ name, value }): [string, string] => [name, value])).toString();
}
