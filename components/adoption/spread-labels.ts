/** Moves places that stand closer than `gap` apart, in their order, as little as needed, within 0–100; the same order comes back. */
export function spreadLabels(places: readonly number[], gap: number): number[] {
  const order = places.map((place, at) => ({ place, at })).sort((a, b) => a.place - b.place || a.at - b.at);
  const room = order.length > 1 ? Math.min(gap, 100 / (order.length - 1)) : gap;
  let least = 0;
  const down = order.map(({ place }) => {
    const here = Math.max(place, least);
    least = here + room;
    return here;
  });
  let most = 100;
  for (let at = down.length - 1; at >= 0; at--) {
    down[at] = Math.min(down[at] as number, most);
    most = (down[at] as number) - room;
  }
  const spread: number[] = [];
  order.forEach(({ at }, rank) => {
    spread[at] = down[rank] as number;
  });
  return spread;
}
