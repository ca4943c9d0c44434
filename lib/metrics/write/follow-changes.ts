import { db, financeSystemDb } from "#lib/db.ts";
import { enqueue } from "#lib/jobs.ts";
import { announce } from "#lib/live/write.ts";
import { catalog, metricsMovedBy } from "../catalog/catalog.ts";
import { hasCells } from "../read/cells.ts";
import { readCompany } from "../read/definitions.ts";
import { readPlaces } from "../read/places.ts";
import { readKeptEnd } from "../read/stored.ts";
import { addDays } from "../rules/period.ts";
import type { MetricKey } from "../schema.ts";
import { derive } from "./derive.ts";
import { madeWith } from "./made-with.ts";
import { hasMoreThan, publishFigures } from "./publish.ts";
import { type Made, publishNow, publishTeams } from "./publish-now.ts";
import {
  dropClosed,
  dropTouches,
  leaveClosed,
  readBookTouches,
  readTouches,
  type Touch,
  takeClosed,
} from "./touches.ts";

/** A book of so many accounts is small: all of it is made again in the time that a person looks away. */
const small = 500;
const movesActivity = ["account", "subscription", "churn_event"];
/** Closed periods follow once nothing has changed for so long, or at the latest after that. */
const quietMs = 30_000;
const patienceMs = 15 * 60_000;

/** Everything from the start: who is a customer, then the figures up to now for those who look, then every kept period. */
export async function makeFigures(asOf: string): Promise<void> {
  await derive(asOf);
  await publishFigures(asOf, "now");
  if (await isKeptUpTo(asOf)) announce("metrics", "accounts");
  await publishFigures(asOf, "closed");
  announce("metrics", "accounts");
}

/**
 * Follows changes of single accounts since it was last asked: it reads only the accounts of the same CSM and segment, and
 * writes only the slices that hold them. Says whether anything was done.
 */
export async function followChanges(asOf: string): Promise<boolean> {
  const touches = await readTouches();
  if (touches.length === 0) return followBook(asOf, true);
  const kept = await readKept(asOf);
  if (kept === null) await makeFigures(asOf);
  else await followTouches(asOf, touches, kept);
  await dropTouches(touches);
  return true;
}

/** `ends` is also the day that is being made when the day turns. */
type Kept = { end: string; ends: string[]; made: Made };

/** The newest day up to which figures and their cells are kept; the next one becomes it once all of it is made. */
async function readKept(asOf: string): Promise<Kept | null> {
  const [{ approved, timeZone }, end] = await Promise.all([readCompany(), readKeptEnd(addDays(asOf, 1))]);
  const made = { version: approved.version, context: { timeZone, definitions: approved.config } };
  if (end === null || !(await hasCells(db, end, madeWith(made)))) return null;
  const next = addDays(asOf, 1);
  if (end === next) return { end, ends: [end], made };
  await enqueue("metrics.daily", {});
  return { end, ends: (await hasCells(db, next)) ? [end, next] : [end], made };
}

async function followTouches(asOf: string, touches: readonly Touch[], { end, ends, made }: Kept): Promise<void> {
  const named = touches.flatMap((one) => (one.accountId === null ? [] : [{ ...one, accountId: one.accountId }]));
  const sources = [...new Set(touches.map((one) => one.source))];
  if (named.length > 0) {
    const derived = named.filter((one) => movesActivity.includes(one.source)).map((one) => one.accountId);
    const before = await firstRecord();
    if (derived.length > 0) await derive(asOf, [...new Set(derived)]);
    const keys = metricsMovedBy(named.map((one) => one.source));
    const metrics = catalog.filter((one) => keys.includes(one.key));
    const places = await readPlaces(named);
    for (const one of ends) await publishNow(one, metrics, made, places);
    // every account's figure of expansion says whether the records begin early enough
    if ((await firstRecord()) !== before) await publishRunning(ends, ["expansion-growth"]);
  }
  if (named.length < touches.length) for (const one of ends) await publishTeams(one, catalog, made);
  announce("metrics");
  if (await hasMoreThan(small)) await leaveClosed(metricsMovedBy(sources));
  else await publishClosed(addDays(end, -1), metricsMovedBy(sources));
}

async function firstRecord(): Promise<string | null> {
  const [row] = await financeSystemDb.$queryRaw<{ day: string | null }[]>`
    select min(day)::text as day from finance.revenue_movement`;
  return row?.day ?? null;
}

/** Follows what touched the whole book, as an import does; of a large book it is left to a job of its own. */
export async function followBook(asOf: string, onlySmall = false): Promise<boolean> {
  const touches = await readBookTouches();
  if (touches.length === 0 || (onlySmall && (await hasMoreThan(small)))) return false;
  const sources = [...new Set(touches.map((one) => one.source))];
  const kept = await readKept(asOf);
  if (kept === null) await makeFigures(asOf);
  else {
    if (sources.some((source) => movesActivity.includes(source))) await derive(asOf);
    await publishRunning(kept.ends, metricsMovedBy(sources));
    announce("metrics", "accounts");
    if (await hasMoreThan(small)) await leaveClosed(metricsMovedBy(sources));
    else await publishClosed(addDays(kept.end, -1), metricsMovedBy(sources));
  }
  await dropTouches(touches);
  return true;
}

/** Makes the closed periods of one metric again that has changed, once it is quiet: what people look at goes first. */
export async function followClosed(asOf: string, quiet = quietMs): Promise<boolean> {
  const key = await takeClosed(quiet, patienceMs);
  if (key === null) return false;
  const kept = await readKept(asOf);
  if (kept !== null) await publishClosed(addDays(kept.end, -1), [key]);
  await dropClosed(key);
  return true;
}

async function publishRunning(ends: readonly string[], keys: readonly MetricKey[]): Promise<void> {
  for (const end of ends) await publishFigures(addDays(end, -1), "now", keys);
}

async function publishClosed(asOf: string, keys: readonly MetricKey[]): Promise<void> {
  await publishFigures(asOf, "closed", keys);
  announce("metrics");
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

async function isKeptUpTo(asOf: string): Promise<boolean> {
  const end = addDays(asOf, 1);
  return (await readKeptEnd(end)) === end;
}
