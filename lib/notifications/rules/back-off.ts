/** Seconds from one attempt to the next: ten attempts within a day. */
const waits = [5, 30, 120, 600, 1_800, 3_600, 7_200, 18_000, 36_000];

/** How long to wait after so many attempts, with up to a tenth more by `chance` (0 to 1); null when it was the last. */
export function waitAfter(attempts: number, chance: number): number | null {
  const wait = waits[attempts - 1];
  return wait === undefined ? null : Math.round(wait * (1 + chance / 10));
}
