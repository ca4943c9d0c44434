import { db } from "#lib/db.ts";
import { REACH } from "../read/reach.ts";

/** Takes every score away, past and present, so that scoring begins anew. What a company was told must not go this way. */
export async function forgetScores(): Promise<void> {
  await db.$transaction([
    db.accountHealth.deleteMany(),
    db.scoreDaily.deleteMany(),
    db.setting.deleteMany({ where: { key: REACH } }),
  ]);
}
