import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { type CompiledRules, compileRules } from "../rules/compile-rules.ts";
import type { VersionRow } from "../schema/rules.ts";
import { type PromiseRules, promiseRules } from "../schema.ts";

export type RulesInUse = { version: number; compiled: CompiledRules };
export type StoredVersion = VersionRow & { config: PromiseRules };

const slot = Symbol.for("bellwether.promises.rules");
const shared = globalThis as { [slot]?: RulesInUse };

/**
 * The published rules, compiled once a version and process. The database is asked each time which version that is, so that
 * a new one counts everywhere from its commit on. null before the first start has stored any.
 */
export async function rulesInUse(): Promise<RulesInUse | null> {
  const [latest] = await db.$queryRaw<
    { version: number | null }[]
  >`select max(version) as version from promise_version`;
  const version = latest?.version ?? null;
  if (version === null) return null;
  const known = shared[slot];
  if (known?.version === version) return known;
  const row = await db.promiseVersion.findUnique({ where: { version }, select: { config: true } });
  const made = { version, compiled: compileRules(row?.config) };
  shared[slot] = made;
  return made;
}

type Row = Omit<VersionRow, "createdAt" | "publishedAt"> & { createdAt: Date; publishedAt: Date | null };

const columns = Prisma.sql`
  v.id, v.version, v.status, v.version is not distinct from (select max(version) from promise_version) and v.version is not null as "inUse",
  jsonb_array_length(v.config -> 'rules') as rules, b.version as "basedOn", c.name as "createdBy", v.created_at as "createdAt",
  p.name as "publishedBy", v.published_at as "publishedAt", v.note`;
const joined = Prisma.sql`
  promise_version v left join promise_version b on b.id = v.based_on_id
  left join app_user c on c.id = v.created_by left join app_user p on p.id = v.published_by`;

const rowOf = (row: Row): VersionRow => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  publishedAt: row.publishedAt?.toISOString() ?? null,
});

/** The draft on top, then all versions, the newest first. */
export async function listVersions(page: number, pageSize: number): Promise<{ rows: VersionRow[]; total: number }> {
  const [rows, total] = await Promise.all([
    db.$queryRaw<Row[]>`
      select ${columns} from ${joined} order by v.version desc nulls first limit ${pageSize} offset ${(page - 1) * pageSize}`,
    db.promiseVersion.count(),
  ]);
  return { rows: rows.map(rowOf), total };
}

/** One version or draft with its rules; by default the one in use. */
export async function getVersion(id?: number): Promise<StoredVersion | null> {
  const chosen =
    id === undefined ? Prisma.sql`v.version = (select max(version) from promise_version)` : Prisma.sql`v.id = ${id}`;
  const [row] = await db.$queryRaw<(Row & { config: unknown })[]>`
    select ${columns}, v.config from ${joined} where ${chosen}`;
  return row ? { ...rowOf(row), config: promiseRules.parse(row.config) } : null;
}

export async function draftId(): Promise<number | null> {
  const draft = await db.promiseVersion.findFirst({ where: { status: "draft" }, select: { id: true } });
  return draft?.id ?? null;
}

const kept = Symbol.for("bellwether.promises.tried");
const tried = globalThis as { [kept]?: { key: string; compiled: CompiledRules } };

/** A version or draft ready to check texts with; the one that was tried last is kept until it changes. */
export async function compiledVersion(id: number): Promise<{ version: number | null; compiled: CompiledRules } | null> {
  const row = await db.promiseVersion.findUnique({ where: { id }, select: { version: true, updatedAt: true } });
  if (!row) return null;
  const key = `${id} ${row.updatedAt.getTime()}`;
  if (tried[kept]?.key === key) return { version: row.version, compiled: tried[kept].compiled };
  const version = await getVersion(id);
  if (!version) return null;
  tried[kept] = { key, compiled: compileRules(version.config) };
  return { version: row.version, compiled: tried[kept].compiled };
}
