/**
 * Where a page ended: the part of the list, the value it was sorted by and the account, so that the next begins right after it. `back`:
 * where a page began, so that the one before ends right before it.
 */
export type Place = { part: number; id: number; key: string | null; back: boolean };

export function writePlace({ part, id, key, back }: Place): string {
  const place = `${back ? "-" : ""}${part}.${id}`;
  return key === null ? place : `${place}~${key}`;
}

/** Null when the text is no place. */
export function readPlace(text: string): Place | null {
  const found = /^(-?)(\d)\.(\d{1,9})(?:~(.*))?$/s.exec(text);
  return found ? { back: found[1] === "-", part: Number(found[2]), id: Number(found[3]), key: found[4] ?? null } : null;
}
