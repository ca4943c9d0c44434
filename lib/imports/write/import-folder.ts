import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { db } from "#lib/db.ts";
import { questionsOf } from "../read/imports.ts";
import { suggestMapping } from "../rules/suggest.ts";
import { type Conflict, dialect, type FolderMapping, mapping, objectKey, type Warning } from "../schema.ts";
import { createImport, moveImport, receiveFile } from "./imports.ts";
import { readFiles } from "./read-files.ts";
import { runImport } from "./run-import.ts";

export type FolderReport = {
  importId: number;
  state: string;
  dryRun: boolean;
  files: {
    name: string;
    object: string | null;
    rows: number;
    taken: number;
    refused: number;
    reasons: Record<string, number>;
    warnings: Warning[];
    note: string | null;
    unreadable: boolean;
  }[];
  questions: string[];
  conflicts: Conflict[];
};

/**
 * Imports the CSV files and zips of a folder (or a single file) in this process: the same steps as in the browser.
 * `corrections` by file name. With open questions nothing is run: they are in the report.
 * `now`: when it is done, in tests.
 */
export async function importFolder(
  path: string,
  given: { userId: number; dryRun?: boolean; corrections?: FolderMapping; now?: Date },
): Promise<FolderReport> {
  const now = given.now ?? new Date();
  const importId = await createImport(given.userId);
  for (const [name, file] of await filesOf(path)) await receiveFile(importId, name, createReadStream(file));
  await moveImport(importId, ["uploading"], "reading");
  await readFiles(importId, now);
  await correct(importId, given.corrections ?? {});
  const questions = await questionsOf(importId, now);
  if (questions.length === 0) {
    await moveImport(importId, ["mapping"], given.dryRun ? "checking" : "running", {
      startedAt: given.dryRun ? null : new Date(),
    });
    await runImport(importId, now);
  }
  return { ...(await reportOf(importId)), dryRun: given.dryRun ?? false, questions, conflicts: [] };
}

async function filesOf(path: string): Promise<[string, string][]> {
  const names = await readdir(path).catch(() => null);
  if (!names) return [[path.split("/").at(-1) ?? path, path]];
  return names
    .filter((name) => /\.(?:csv|tsv|txt|zip)$/i.test(name))
    .sort()
    .map((name) => [name, join(path, name)]);
}

async function correct(importId: number, corrections: FolderMapping) {
  for (const [name, { object, ...more }] of Object.entries(corrections)) {
    const files = await db.importFile.findMany({ where: { importId, name, state: "ready" } });
    for (const file of files) {
      const known = dialect.parse(file.dialect);
      const key = object === undefined ? objectKey.nullable().parse(file.object) : object;
      const base = key && (key === file.object ? mapping.parse(file.mapping) : suggestMapping(key, known));
      const merged = base && { ...base, ...more, columns: { ...base.columns, ...more.columns } };
      await db.importFile.update({
        where: { id: file.id },
        data: { object: key, ...(merged ? { mapping: merged } : {}) },
      });
    }
  }
}

async function reportOf(importId: number) {
  const found = await db.import.findUniqueOrThrow({
    where: { id: importId },
    include: { importFiles: { orderBy: { id: "asc" } } },
  });
  const reasons = await db.importRefusal.groupBy({
    by: ["fileId", "code"],
    where: { file: { importId } },
    _count: true,
  });
  return {
    importId,
    state: found.state,
    files: found.importFiles.map((file) => ({
      name: file.name,
      object: file.object,
      rows: file.rowsTotal ?? 0,
      taken: file.rowsTaken,
      refused: file.rowsRefused,
      reasons: Object.fromEntries(reasons.filter((one) => one.fileId === file.id).map((one) => [one.code, one._count])),
      warnings: (file.warnings ?? []) as Warning[],
      note: file.error,
      unreadable: file.state === "refused",
    })),
  };
}
