import { loadModels, scoreBook } from "#lib/health/write/score-book.ts";
import { scoreDay } from "#lib/health/write/score-day.ts";
import { derive } from "#lib/metrics/write/derive.ts";
import { publishFigures } from "#lib/metrics/write/publish.ts";
import { dayNumber, dayText } from "../rules/calendar.ts";
import { askForMoney } from "./ask-for-money.ts";
import { judgeAlerts } from "./judge-alerts.ts";
import { playProtocols } from "./play-protocols.ts";
import { putWork } from "./put-work.ts";
import { raiseEscalations } from "./raise-escalations.ts";
import { setBands } from "./set-bands.ts";
import { setFlags } from "./set-flags.ts";
import { tellPeople } from "./tell-people.ts";

const weeks = 104;
/** The weeks that lists draw as a sparkline; they are scored like today was, one after the other. */
const weeksShown = 12;
/** Beyond this size the past is left to the back-fill, which shows its progress. */
const mostWithHistory = 1_000;

/**
 * Derives what other nouns keep about the customers just written: activity, movements, purchases, metric figures,
 * scores of today and, for a small company, of each week of the past as it was known then, with what its people said
 * about the alerts that followed from them, the bands they set by hand, what the promise guard marked in their texts,
 * the work that lies on their desks, what they were told of it, and what protocols opened for them.
 */
export async function prepareDemo(asOf: string, accounts: number): Promise<void> {
  await derive(asOf);
  await publishFigures(asOf);
  if (accounts <= mostWithHistory) await scorePast(asOf);
  await scoreBook(asOf);
  await judgeAlerts(asOf);
  await setBands(asOf);
  await setFlags(asOf);
  await raiseEscalations();
  await putWork(asOf);
  await askForMoney();
  await tellPeople();
  if (accounts <= mostWithHistory) await playProtocols(asOf);
}

async function scorePast(asOf: string): Promise<void> {
  const { id, current } = await loadModels();
  for (let week = weeks; week > 0; week--) {
    const day = dayText(dayNumber(asOf) - week * 7);
    if (week > weeksShown) await scoreDay(day, { id, compiled: current }, asOf);
    else await scoreBook(day);
  }
}
