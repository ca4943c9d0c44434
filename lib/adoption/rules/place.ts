/** Where a page ended: the part of the list, the value it was sorted by and the account, so that the next begins right after. */
export type Place = { part: number; id: number; key: string | null };

export function writePlace({ part, id, key }: Place): string {
  return key === null ? `${part}.${id}` : `${part}.${id}~${key}`;
}

/** Null when the text is no place. */
export function readPlace(text: string): Place | null {
  const found = /^(\d)\.(\d{1,9})(?:~(.*))?$/s.exec(text);
  return found ? { part: Number(found[1]), id: Number(found[2]), key: found[3] ?? null } : null;
}
