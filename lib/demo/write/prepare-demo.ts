import { loadModels, scoreBook } from "#lib/health/write/score-book.ts";
import { scoreDay } from "#lib/health/write/score-day.ts";
import { derive } from "#lib/metrics/write/derive.ts";
import { ensureDefinitions } from "#lib/metrics/write/ensure-definitions.ts";
import { dayNumber, dayText } from "../rules/calendar.ts";

const weeks = 104;
/** Beyond this size the past is left to the back-fill, which shows its progress. */
const mostWithHistory = 1_000;

/**
 * Derives what other nouns keep about the customers just written: activity, movements, purchases, metric definitions,
 * scores of today and, for a small company, of each week of the past as it was known then.
 */
export async function prepareDemo(asOf: string, accounts: number): Promise<void> {
  await derive(asOf);
  await ensureDefinitions(asOf);
  if (accounts <= mostWithHistory) await scorePast(asOf);
  await scoreBook(asOf);
}

async function scorePast(asOf: string): Promise<void> {
  const { id, current } = await loadModels();
  for (let week = weeks; week > 0; week--) {
    await scoreDay(dayText(dayNumber(asOf) - week * 7), { id, compiled: current }, asOf);
  }
}
