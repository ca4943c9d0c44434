import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { db } from "#lib/db.ts";
import { log } from "#lib/log.ts";

export type Readiness = { ok: boolean; database: "up" | "down"; missingMigrations: number };

/** Whether this process can serve: its database answers and has every migration that this version comes with. */
export async function readiness(): Promise<Readiness> {
  try {
    const rows = await db.$queryRaw<{ name: string }[]>`
      select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null`;
    const applied = new Set(rows.map((row) => row.name));
    const missingMigrations = expected().filter((name) => !applied.has(name)).length;
    return { ok: missingMigrations === 0, database: "up", missingMigrations };
  } catch (error) {
    log.warn({ err: error }, "not ready");
    return { ok: false, database: "down", missingMigrations: 0 };
  }
}

/** Resolves when the database answers: what is started while it is away, or recovers, waits for it instead of failing. */
export async function databaseAnswers(): Promise<void> {
  while ((await readiness()).database === "down") await pause(1_000);
}

// From the folder the process runs in, not from this file's own: Next bundles this file elsewhere.
function expected(): string[] {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations");
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, "migration.sql")));
}
