import { db } from "#lib/db.ts";
import { type PreviewRun, previewRunSchema } from "../schema/preview.ts";

/** The latest try of a draft on the whole book; null when there was none. */
export async function readPreviewRun(modelId: number): Promise<PreviewRun | null> {
  const row = await db.previewRun.findFirst({ where: { modelId }, orderBy: { id: "desc" } });
  return row && previewRunSchema.parse({ ...row, finishedAt: row.finishedAt?.toISOString() ?? null });
}
