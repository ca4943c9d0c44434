import { db } from "#lib/db.ts";
import { enqueue } from "#lib/jobs.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { derive } from "./derive.ts";
import { publishFigures } from "./publish.ts";

/** Who is a customer, then the figures, then the scores. */
const steps = 3;

/**
 * Takes a product into or out of scope. What is derived from it (active periods, who pays, movements, figures, scores) follows as
 * a job, whose progress is the last row of kind "scope" in backfill; both exist or neither does.
 */
export async function setProductScope(
  productId: number,
  inScope: boolean,
  startedBy: number | null,
): Promise<{ productId: number; changed: boolean } | Refusal> {
  const changed = await db.$transaction(async (tx) => {
    const { count } = await tx.product.updateMany({ where: { id: productId, inScope: !inScope }, data: { inScope } });
    if (count === 0) return false;
    const now = new Date();
    // a change that no job has begun to follow is followed together with this one
    await tx.backfill.deleteMany({ where: { kind: "scope", state: "waiting" } });
    await tx.backfill.create({ data: { kind: "scope", fromDay: now, toDay: now, total: steps, startedBy } });
    await enqueue("metrics.rescope", {}, { tx });
    return true;
  });
  if (!changed && (await db.product.count({ where: { id: productId } })) === 0)
    return refuse("not-found", "There is no such product. It may have gone with an import that was taken back.");
  if (changed) announce("products");
  return { productId, changed };
}

/** Makes everything that follows from the scope again. Repeating it after any stop gives the same. */
export async function followScope(asOf: string): Promise<void> {
  const where = { kind: "scope", state: { in: ["waiting", "running", "failed"] } };
  await db.backfill.updateMany({ where, data: { state: "running", done: 0, error: null } });
  const step = async () => {
    await db.backfill.updateMany({ where: { kind: "scope", state: "running" }, data: { done: { increment: 1 } } });
    announce("products", "accounts", "metrics");
  };
  try {
    announce("products");
    await derive(asOf);
    await step();
    // what most people look at first, the periods that are closed after
    await publishFigures(asOf, "now");
    announce("metrics");
    await publishFigures(asOf, "closed");
    await step();
    await enqueue("health.backfill", {});
    await step();
    await db.backfill.updateMany({
      where: { kind: "scope", state: "running" },
      data: { state: "done", finishedAt: new Date() },
    });
  } catch (error) {
    await db.backfill.updateMany({
      where: { kind: "scope", state: "running" },
      data: { state: "failed", error: "The figures could not be made again; the log has the reason." },
    });
    throw error;
  } finally {
    announce("products");
  }
}
