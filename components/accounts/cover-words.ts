import { absoluteDate } from "../ui/dates.ts";

/** "until 3 Dec 2026", or "open-ended". */
export const untilWords = (untilOn: string | null) => (untilOn ? `until ${absoluteDate(untilOn)}` : "open-ended");

/** "Tomas Ruiz until 3 Dec 2026". */
export function coverWords({ name, untilOn }: { name: string; untilOn: string | null }): string {
  return untilOn ? `${name} ${untilWords(untilOn)}` : name;
}
