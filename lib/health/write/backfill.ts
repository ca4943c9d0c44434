import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { readFirstDay, readStoredDays } from "../read/days.ts";
import { readRecentScores } from "../read/history.ts";
import { compiledModels, listModels, versionOn } from "../read/models.ts";
import { type Day, sundaysBetween } from "../rules/day.ts";
import { sparkOf } from "../rules/spark.ts";
import { ensureDefaultModel } from "./models.ts";
import { scoreBook } from "./score-book.ts";
import { scoreDay } from "./score-day.ts";

const MOST_WEEKS = 156;
const SPARKS = 5_000;

/** The model in force on a day; for days before the first publication, the first one. */
export async function modelOn(day: Day) {
  await ensureDefaultModel();
  const [models, compiled] = await Promise.all([listModels(), compiledModels()]);
  const then = versionOn(models, day);
  const model = then && compiled.get(then.id);
  if (!model) throw new Error("There is no published health model.");
  return { id: then.id, compiled: model };
}

/** Sparklines follow from the stored weeks; they are drawn again after the past was filled in. */
async function redrawSparks(today: Day): Promise<void> {
  for (let after = 0; ; ) {
    const accounts = await db.accountHealth.findMany({
      where: { accountId: { gt: after } },
      select: { accountId: true },
      orderBy: { accountId: "asc" },
      take: SPARKS,
    });
    const ids = accounts.map(({ accountId }) => accountId);
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
    const scores = Map.groupBy(await readRecentScores(ids, today), ({ id }) => id);
    const rows = ids.map((id) => ({ id, spark: sparkOf(scores.get(id) ?? [], today) }));
    await db.$executeRaw`
      update account_health h set spark = r.spark
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(id int, spark int[])
      where h.account_id = r.id and h.spark is distinct from r.spark`;
  }
}

/**
 * Scores the past as it was known then, each Sunday and every day that is stored already, oldest first, with progress
 * in the table backfill, then today. Sundays, so that doing it again on another weekday meets the same days.
 * Days that are stored already and come out the same are left alone, so that it can be repeated after any stop.
 */
export async function backfillPast(today: Day, signal: AbortSignal): Promise<void> {
  const first = await readFirstDay(today, MOST_WEEKS);
  if (first !== null) {
    const days = [...new Set([...sundaysBetween(first, today), ...(await readStoredDays(first, today))])].sort();
    const total = days.length;
    // a run whose process died has been taken over by this one
    await db.backfill.updateMany({ where: { kind: "health", state: "running" }, data: { state: "stopped" } });
    const run = await db.backfill.create({
      data: { kind: "health", fromDay: new Date(first), toDay: new Date(today), total, state: "running" },
    });
    for (const day of days) {
      signal.throwIfAborted();
      const model = await modelOn(day);
      await scoreDay(day, model, today);
      await db.backfill.update({ where: { id: run.id }, data: { done: { increment: 1 } } });
      announce("models");
    }
    await db.backfill.update({ where: { id: run.id }, data: { state: "done", finishedAt: new Date() } });
  }
  await scoreBook(today);
  await redrawSparks(today);
  announce("scores", "account", "accounts", "today", "models");
}
