/** The known ids most like an unknown one, so that a slip of the hand can be put right: same but for case and signs, or one or two letters apart. */
export function nearMatches(unknown: string, known: Iterable<string>, limit = 3): string[] {
  const wanted = simple(unknown);
  if (wanted.length < 2) return [];
  const most = wanted.length <= 4 ? 1 : 2;
  const found: { id: string; distance: number }[] = [];
  for (const id of known) {
    const other = simple(id);
    if (Math.abs(other.length - wanted.length) > most) continue;
    const distance = other === wanted ? 0 : apart(wanted, other, most);
    if (distance <= most) found.push({ id, distance });
  }
  return found
    .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
    .map((match) => match.id);
}

function simple(id: string): string {
  return id.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function apart(a: string, b: string, most: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[b.length] as number;
}
