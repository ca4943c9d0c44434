import { db } from "#lib/db.ts";
import { forgetScores } from "#lib/health/write/forget-scores.ts";
import { announce } from "#lib/live/write.ts";
import { refreshStatistics } from "#lib/postgres/refresh-statistics.ts";
import { demoShape, UNFINISHED } from "../schema.ts";
import { prepareDemo } from "./prepare-demo.ts";

/**
 * Derives what a demo company still lacks whose making was cut off: all of it anew, as of the day it was made. Until
 * that is done the mark stays, so that it can be cut off again. Returns false when nothing was unfinished.
 */
export async function finishDemo(): Promise<boolean> {
  const mark = await db.setting.findUnique({ where: { key: UNFINISHED } });
  if (!mark) return false;
  const { asOf, accounts } = demoShape.parse(mark.value);
  await refreshStatistics();
  await forgetScores();
  await prepareDemo(asOf, accounts);
  await db.setting.deleteMany({ where: { key: UNFINISHED } });
  announce("accounts", "today", "metrics", "scores");
  return true;
}
