import { announce } from "#lib/live/write.ts";
import { metricsMovedBy } from "../catalog/catalog.ts";
import { readKeptEnd } from "../read/stored.ts";
import { addDays } from "../rules/period.ts";
import { type MetricKey, metricKeys } from "../schema.ts";
import { derive } from "./derive.ts";
import { publishFigures } from "./publish.ts";
import { takeTouches } from "./take-touches.ts";

/** Longest that closed periods may take to be made again on every change; a larger book gets them when the day turns. */
const affordableMs = 1_500;
const movesActivity = ["account", "subscription", "churn_event"];

/** How long it took last, by the metrics that had moved. */
const closedTookMs = new Map<string, number>();

/** Everything from the start: who is a customer, then the figures up to now for those who look, then every kept period. */
export async function makeFigures(asOf: string): Promise<void> {
  await derive(asOf);
  if (await isKeptUpTo(asOf)) {
    await publishFigures(asOf, "now");
    announce("metrics", "accounts");
  }
  await publishAll(asOf);
  announce("metrics", "accounts");
}

/** Follows what has changed since it was last asked: only the metrics that those tables move. Says whether anything was done. */
export async function followChanges(asOf: string): Promise<boolean> {
  const touched = await takeTouches();
  if (touched.length === 0) return false;
  if (!(await isKeptUpTo(asOf))) {
    await makeFigures(asOf);
    return true;
  }
  if (touched.some((source) => movesActivity.includes(source))) await derive(asOf);
  const keys = metricsMovedBy(touched);
  const took = closedTookMs.get(keys.join());
  // what people look at stands in the running periods
  await publishFigures(asOf, "now", keys);
  announce("metrics");
  if (took === undefined || took <= affordableMs) {
    await publishAll(asOf, keys);
    announce("metrics");
  }
  return true;
}

/** Makes everything unless it is kept up to this day already. */
export async function keepFigures(asOf: string): Promise<void> {
  if (!(await isKeptUpTo(asOf))) await makeFigures(asOf);
}

/** Moves the day on once it has turned; on the same day it makes the running periods again, for sources that touch nothing. */
export async function turnDay(asOf: string): Promise<void> {
  if (!(await isKeptUpTo(asOf))) return makeFigures(asOf);
  await publishFigures(asOf, "now");
  announce("metrics");
}

async function publishAll(asOf: string, keys: readonly MetricKey[] = metricKeys): Promise<void> {
  const began = Date.now();
  await publishFigures(asOf, "all", keys);
  closedTookMs.set(keys.join(), Date.now() - began);
}

async function isKeptUpTo(asOf: string): Promise<boolean> {
  const end = addDays(asOf, 1);
  return (await readKeptEnd(end)) === end;
}
