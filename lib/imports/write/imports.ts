import { setTimeout as pause } from "node:timers/promises";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { enqueue } from "#lib/jobs.ts";
import { announce } from "#lib/live/write.ts";
import type { ImportState, Mapping, ObjectKey } from "../schema.ts";
import { storeChunks } from "./chunks.ts";

export async function createImport(userId: number): Promise<number> {
  const made = await db.import.create({ data: { createdBy: userId, state: "uploading" } });
  announce("imports");
  return made.id;
}

/** One file of an import; when its bytes stop coming half-way, nothing of it stays. Returns the file's id. */
export async function receiveFile(importId: number, name: string, body: AsyncIterable<Uint8Array>): Promise<number> {
  const file = await db.importFile.create({ data: { importId, name: name.slice(0, 200), state: "uploading" } });
  try {
    const { zip } = await storeChunks(file.id, body);
    await db.importFile.update({ where: { id: file.id }, data: { state: zip ? "zip" : "uploaded" } });
  } catch (error) {
    await db.importFile.deleteMany({ where: { id: file.id } }).catch(() => void forgetFile(file.id));
    throw error;
  }
  announce(`import:${importId}`);
  return file.id;
}

/** Goes on trying while the database is out of reach, as it may be when that is why the upload failed. */
async function forgetFile(id: number): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    try {
      await db.importFile.deleteMany({ where: { id } });
      return;
    } catch {
      await pause(2_000, undefined, { ref: false });
    }
  }
}

/** Moves an import on; false when it is in none of the states it may come from, so that two clicks count once. */
export async function moveImport(
  importId: number,
  from: ImportState[],
  to: ImportState,
  more: Prisma.ImportUpdateManyMutationInput = {},
) {
  const { count } = await db.import.updateMany({
    where: { id: importId, state: { in: from } },
    data: { state: to, ...more },
  });
  if (count) announce("imports", `import:${importId}`);
  return count > 0;
}

export type Step = { from: ImportState[]; to: ImportState; job: string; more?: Prisma.ImportUpdateManyMutationInput };

/** Moves an import on and asks for the job that does the work, both or neither. */
export async function beginStep(importId: number, { from, to, job, more }: Step): Promise<boolean> {
  const moved = await db.$transaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { id: importId, state: { in: from } },
      data: { state: to, ...more },
    });
    if (count) await enqueue(job, { importId }, { tx });
    return count > 0;
  });
  if (moved) announce("imports", `import:${importId}`);
  return moved;
}

export async function setMapping(importId: number, fileId: number, object: ObjectKey | null, mapping: Mapping | null) {
  await db.importFile.updateMany({
    where: { id: fileId, importId },
    data: { object, mapping: mapping ?? Prisma.DbNull },
  });
  await moveImport(importId, ["checked"], "mapping");
  announce(`import:${importId}`);
}

/** Throws away an import that never wrote a row. */
export async function removeImport(importId: number): Promise<boolean> {
  const never: ImportState[] = ["uploading", "reading", "mapping", "checked", "failed"];
  const { count } = await db.import.deleteMany({ where: { id: importId, state: { in: never }, startedAt: null } });
  announce("imports", `import:${importId}`);
  return count > 0;
}

export async function removeFile(importId: number, fileId: number): Promise<boolean> {
  const open: ImportState[] = ["uploading", "mapping", "checked"];
  const { count } = await db.importFile.deleteMany({
    where: { id: fileId, importId, import: { state: { in: open } } },
  });
  await moveImport(importId, ["checked"], "mapping");
  announce(`import:${importId}`);
  return count > 0;
}

export async function forgetMapping(signature: string): Promise<boolean> {
  const { count } = await db.importMapping.deleteMany({ where: { signature } });
  return count > 0;
}
