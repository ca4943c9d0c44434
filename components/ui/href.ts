export type Query = Record<string, string | string[] | number | undefined | null>;

/** `path` with the present `query` and the `changes` over it; null, undefined and "" remove a key. Repeated keys stay repeated. */
export function hrefWith(path: string, query: Query, changes: Query = {}): string {
  const merged = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...query, ...changes })) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== "") merged.append(key, String(one));
    }
  }
  const text = merged.toString();
  return text ? `${path}?${text}` : path;
}

/** The next value of a `sort` parameter when a column's header is pressed: "-" in front means descending. */
export function nextSort(sort: string | undefined, column: string, first: "asc" | "desc" = "asc"): string {
  const ascending = column;
  const descending = `-${column}`;
  if (sort === ascending) return descending;
  if (sort === descending) return ascending;
  return first === "asc" ? ascending : descending;
}
