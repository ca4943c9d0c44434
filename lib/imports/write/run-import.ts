import type { PoolClient } from "pg";
import { z } from "zod";
import { db, pools } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { log } from "#lib/log.ts";
import { refreshStatistics } from "#lib/postgres/refresh-statistics.ts";
import { linkedObjects } from "../rules/objects/links.ts";
import { importObjects } from "../rules/objects/registry.ts";
import { dialect, mapping, objectKey } from "../schema.ts";
import { moveImport } from "./imports.ts";
import { clearLinks, settleLinks } from "./links.ts";
import { markTouched } from "./mark-touched.ts";
import { References } from "./references.ts";
import { atStart, position } from "./report.ts";
import { type Run, type RunFile, runFile } from "./run-file.ts";
import { dropStages } from "./stage.ts";
import { noteWarnings } from "./warnings.ts";

/**
 * Job "imports.run": goes on where the last process stopped. One import is written at a time, so that what a row replaced is
 * always what its before-image says; the next one waits. True: its rows are in.
 * `now`: rows dated later are refused where only the past counts.
 */
export async function runImport(importId: number, now: Date, signal?: AbortSignal): Promise<boolean> {
  const client = await pools.financeSystem.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('imports.run'))");
    const found = await db.import.findUnique({ where: { id: importId } });
    if (found?.state !== "running" && found?.state !== "checking") return false;
    return await carryOut(client, { ...found, dry: found.state === "checking", now }, signal);
  } catch (error) {
    // asked to stop: the next worker goes on from the last committed piece
    if (signal?.aborted) throw error;
    log.error({ importId, err: error }, "import failed");
    await stampEnd(importId);
    await moveImport(importId, ["running", "checking"], "failed", { error: failure(error) });
    return false;
  } finally {
    await release(client);
    announce("imports", `import:${importId}`);
  }
}

type Found = { id: number; totals: unknown; dry: boolean; now: Date };

async function carryOut(
  client: PoolClient,
  { id, totals, dry, now }: Found,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const { fresh } = z.object({ fresh: z.boolean() }).safeParse(totals).data ?? { fresh: dry };
  if (fresh) await startOver(id);
  await work({ importId: id, dry, client, references: new References(client), now, ...(signal && { signal }) });
  if (dry) return !(await moveImport(id, ["checking"], "checked", { error: null }));
  await finish(id);
  return true;
}

async function finish(importId: number) {
  await refreshStatistics();
  await markTouched(importId);
  await stampEnd(importId);
  await moveImport(importId, ["running"], "done", { error: null });
  // the file has been read for good: what it says of money does not stay behind a second time
  await pools.financeSystem.query(
    "delete from finance.import_chunk c using import_file f where f.id = c.file_id and f.import_id = $1",
    [importId],
  );
  await clearLinks(importId);
  announce("accounts", "metrics", "scores", "today");
}

/** By the database's clock, as the rows are: undo compares the two. */
async function stampEnd(importId: number) {
  await pools.financeSystem.query("update import set finished_at = clock_timestamp() where id = $1", [importId]);
}

/** Begins a run or a dry run from the first row: what an earlier dry run reported is cleared. */
async function startOver(importId: number): Promise<void> {
  await pools.financeSystem.query(
    "delete from finance.import_refused_row r using import_file f where f.id = r.file_id and f.import_id = $1",
    [importId],
  );
  await pools.financeSystem.query(
    "delete from import_refusal r using import_file f where f.id = r.file_id and f.import_id = $1",
    [importId],
  );
  await pools.financeSystem.query(
    `update import_file set rows_done = 0, rows_taken = 0, rows_refused = 0, position = null, warnings = null,
            state = case when state = 'refused' then state else 'ready' end where import_id = $1`,
    [importId],
  );
  await pools.financeSystem.query("update import set totals = null where id = $1", [importId]);
  await clearLinks(importId);
}

async function work(run: Run) {
  if (run.dry) await run.client.query("begin");
  try {
    for (const file of await filesInOrder(run.importId)) {
      await followLinks(run, file);
      await runFile(run, file);
      await noteWarnings(run, file);
    }
  } finally {
    if (run.dry) await run.client.query("rollback");
  }
}

/** Rows without an account of their own find it through the link files, which were written first. */
async function followLinks({ importId, client, references }: Run, { object, mapping }: RunFile) {
  const kind = linkedObjects[object];
  const { rowCount } = await client.query("select from import_link where import_id = $1 limit 1", [importId]);
  references.links = kind && rowCount && mapping.columns.externalId ? { importId, kind } : null;
  if (references.links) await settleLinks(client, references.links);
}

async function filesInOrder(importId: number): Promise<RunFile[]> {
  const rows = await db.importFile.findMany({
    where: { importId, object: { not: null }, state: { in: ["ready", "running"] } },
  });
  const order = importObjects.map((object) => object.key);
  return rows
    .map((row) => ({
      id: row.id,
      name: row.name,
      chunks: row.chunks,
      object: objectKey.parse(row.object),
      dialect: dialect.parse(row.dialect),
      mapping: mapping.parse(row.mapping),
      position: position.safeParse(row.position).data ?? atStart,
    }))
    .sort((a, b) => order.indexOf(a.object) - order.indexOf(b.object) || a.id - b.id);
}

/** Temporary tables and the lock belong to the connection: it goes back clean. */
async function release(client: PoolClient) {
  try {
    await client.query("select pg_advisory_unlock(hashtext('imports.run'))");
    await dropStages(client);
    client.release();
  } catch {
    client.release(true);
  }
}

function failure(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const space = code === "53100" ? "The disk is full: free some space, then run the import again." : null;
  return (
    space ??
    "The import stopped on a fault of ours. What was written so far stays; run it again or undo it. The log has the details."
  );
}
