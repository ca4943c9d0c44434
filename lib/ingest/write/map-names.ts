import { db } from "#lib/db.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { announce } from "#lib/live/write.ts";
import { isRefusal, type Refusal, refuse } from "#lib/refusal.ts";
import type { MapName } from "../schema/names.ts";
import { askFeatureRecount } from "./feature-recount.ts";

type Tx = Prisma.TransactionClient;

/**
 * Says which feature the events of a name or pattern are the use of; a rule of the same pattern is replaced. A job counts the raw
 * days kept again by it; rule and job both exist or neither does.
 */
export async function mapName(rule: MapName): Promise<{ featureId: number } | Refusal> {
  const done = await db.$transaction(async (tx) => {
    const featureId = await findFeature(tx, rule);
    if (isRefusal(featureId)) return featureId;
    await tx.$executeRaw`
      insert into feature_rule (feature_id, pattern, exact) values (${featureId}, ${rule.pattern}, ${rule.exact})
      on conflict (pattern) do update set feature_id = excluded.feature_id, exact = excluded.exact`;
    await askFeatureRecount(tx);
    return { featureId };
  });
  if (!isRefusal(done)) announce("sources");
  return done;
}

export async function removeRule(ruleId: number): Promise<{ featureId: number } | Refusal> {
  const gone = await db.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ featureId: number }[]>`
      delete from feature_rule where id = ${ruleId} returning feature_id as "featureId"`;
    if (row) await askFeatureRecount(tx);
    return row;
  });
  if (!gone) return refuse("not-found", "There is no such rule. Somebody may have removed it already.");
  announce("sources");
  return gone;
}

async function findFeature(tx: Tx, { featureId, newFeature }: MapName): Promise<number | Refusal> {
  if (newFeature === null) {
    const found = await tx.feature.findUnique({ where: { id: featureId ?? 0 } });
    return found?.id ?? refuse("not-found", "There is no such feature. Choose another, or name a new one.");
  }
  const [same] = await tx.$queryRaw<
    { id: number }[]
  >`select id from feature where lower(name) = lower(${newFeature}) limit 1`;
  if (same) return refuse("conflict", "A feature of this name is already here. Choose it in the list.");
  const { id } = await tx.feature.create({ data: { key: await freeKey(tx, newFeature), name: newFeature, plans: [] } });
  return id;
}

/** "Report builder" → "report-builder", with a number when that is taken. */
async function freeKey(tx: Tx, name: string): Promise<string> {
  const key =
    name
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
      .replaceAll(/^-+|-+$/g, "") || "feature";
  const taken = await tx.feature.findMany({ where: { key: { startsWith: key } }, select: { key: true } });
  const keys = new Set(taken.map((one) => one.key));
  if (!keys.has(key)) return key;
  for (let n = 2; ; n++) if (!keys.has(`${key}-${n}`)) return `${key}-${n}`;
}
