import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { openQuestions } from "../rules/check-row.ts";
import {
  conflict,
  dialect,
  type ImportDetail,
  type ImportFile,
  type ImportSummary,
  importState,
  mapping,
  objectKey,
  warning,
} from "../schema.ts";

type Row = Omit<ImportSummary, "createdAt" | "startedAt" | "finishedAt" | "undoneAt" | "state"> & {
  state: string;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  undoneAt: Date | null;
  conflicts: unknown;
};

const summary = (where: Prisma.Sql, limit: number, offset: number) => db.$queryRaw<Row[]>`
  select i.id, i.state, i.created_by as "createdBy", coalesce(u.name, 'Someone') as "createdByName", i.created_at as "createdAt",
         i.started_at as "startedAt", i.finished_at as "finishedAt", i.undone_at as "undoneAt", i.error, i.totals->'conflicts' as conflicts,
         count(f.id)::int as files, coalesce(sum(f.rows_total), 0)::int as "rowsTotal", coalesce(sum(f.rows_done), 0)::int as "rowsDone",
         coalesce(sum(f.rows_taken), 0)::int as "rowsTaken", coalesce(sum(f.rows_refused), 0)::int as "rowsRefused"
    from import i left join app_user u on u.id = i.created_by left join import_file f on f.import_id = i.id and f.object is not null
   where ${where} group by i.id, u.name order by i.id desc limit ${limit} offset ${offset}`;

function summaryOf({ conflicts: _, ...row }: Row): ImportSummary {
  return {
    ...row,
    state: importState.parse(row.state),
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    undoneAt: row.undoneAt?.toISOString() ?? null,
  };
}

/** Rows that other systems send are written as imports too, but nobody began those, and nobody can undo them. */
const ofPeople = Prisma.sql`i.state <> 'sent'`;

/** All imports, the latest first. */
export async function listImports(page: number, pageSize: number): Promise<{ rows: ImportSummary[]; total: number }> {
  const [rows, total] = await Promise.all([
    summary(ofPeople, pageSize, (page - 1) * pageSize),
    db.import.count({ where: { state: { not: "sent" } } }),
  ]);
  return { rows: rows.map(summaryOf), total };
}

/** One import with its files; null when there is none. `userId` decides whether the amounts in it may be shown (SPEC N4). */
export async function getImport(importId: number, userId: number | null): Promise<ImportDetail | null> {
  const [rows, files] = await Promise.all([
    summary(Prisma.sql`i.id = ${importId} and ${ofPeople}`, 1, 0),
    db.importFile.findMany({ where: { importId }, orderBy: { id: "asc" } }),
  ]);
  const row = rows[0];
  if (!row) return null;
  const head = summaryOf(row);
  return {
    ...head,
    own: head.createdBy === userId,
    conflicts: conflict.array().safeParse(row.conflicts).data ?? [],
    list: filesOf(files),
  };
}

type FileRow = Awaited<ReturnType<typeof db.importFile.findMany>>[number];

function filesOf(files: FileRow[], now = new Date()): ImportFile[] {
  const linked = files.some((file) => file.object === "links");
  return files.map((file) => fileOf(file, { linked, now }));
}

function fileOf(file: FileRow, given: { linked: boolean; now: Date }): ImportFile {
  const known = dialect.safeParse(file.dialect).data ?? null;
  const mapped = mapping.safeParse(file.mapping).data ?? null;
  const object = objectKey.safeParse(file.object).data ?? null;
  return {
    id: file.id,
    name: file.name,
    size: Number(file.size),
    object,
    state: file.state,
    rowsTotal: file.rowsTotal,
    rowsDone: file.rowsDone,
    rowsTaken: file.rowsTaken,
    rowsRefused: file.rowsRefused,
    warnings: warning.array().safeParse(file.warnings).data ?? [],
    error: file.error,
    dialect: known,
    mapping: mapped,
    questions: object && known && mapped ? openQuestions(object, known, mapped, given) : [],
  };
}

/** What must be answered before the import can run, each with its file's name. */
export async function questionsOf(importId: number, now = new Date()): Promise<string[]> {
  const files = await db.importFile.findMany({
    where: { importId, object: { not: null }, state: { not: "refused" } },
    orderBy: { id: "asc" },
  });
  if (files.length === 0) return ["No file says what it holds. Choose what one of them holds."];
  return filesOf(files, now).flatMap((file) => file.questions.map((question) => `${file.name}: ${question}`));
}

export async function importerOf(importId: number): Promise<number | null> {
  const found = await db.import.findFirst({
    where: { id: importId, state: { not: "sent" } },
    select: { createdBy: true },
  });
  return found?.createdBy ?? null;
}

export async function fileIn(importId: number, fileId: number): Promise<ImportFile | null> {
  const files = filesOf(await db.importFile.findMany({ where: { importId } }));
  return files.find((file) => file.id === fileId) ?? null;
}

export type KnownMapping = { signature: string; object: string; columns: string[]; usedAt: string };

/** Mappings that were used before and serve the next file with the same columns. */
export async function listMappings(): Promise<KnownMapping[]> {
  const rows = await db.importMapping.findMany({ orderBy: { usedAt: "desc" }, take: 200 });
  return rows.map((row) => ({
    signature: row.signature,
    object: row.object,
    columns: Object.values(mapping.safeParse(row.mapping).data?.columns ?? {}),
    usedAt: row.usedAt.toISOString(),
  }));
}
