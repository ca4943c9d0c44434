import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import { withClient } from "#lib/postgres/provision.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, "prisma", "migrations");
const filters = { externalTables: [], externalEnums: [] };

/**
 * Applies what is missing of prisma/migrations with Prisma's own engine; returns the names applied. `url` is bw_owner's; `names`
 * are those of an earlier version.
 */
export async function migrate(url: string, names = migrationNames()): Promise<string[]> {
  const applied = await withEngine(url, async (engine) => {
    const migrationsList = readMigrations(names);
    const history = await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters });
    // A migration is one transaction: one that was cut off left nothing behind but its name.
    for (const migrationName of history.failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters });
    return appliedMigrationNames;
  });
  // tables and columns that came with them are kept in the audit log from now on
  await withClient(url, (client) =>
    client.query("do $$ begin if to_regproc('audit_all') is not null then perform audit_all(); end if; end $$"),
  );
  return applied;
}

/** The SQL that makes an empty database as prisma/schema.prisma describes it. */
export function schemaScript(url: string): Promise<string> {
  return withEngine(url, async (engine) => {
    const path = join(root, "prisma", "schema.prisma");
    const to = { tag: "schemaDatamodel" as const, files: [{ path, content: readFileSync(path, "utf8") }] };
    const { stdout } = await engine.diff({ from: { tag: "empty" }, to, script: true, exitCode: null, filters });
    return stdout ?? "";
  });
}

/** Names of the migrations this version of Bellwether comes with, oldest first. */
export function migrationNames(): string[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "migration.sql")))
    .sort();
}

function readMigrations(names: string[]): MigrationList {
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: readFileSync(join(folder, "migration_lock.toml"), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(folder, name, "migration.sql"), "utf8") },
      },
    })),
  };
}

async function withEngine<T>(url: string, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  loaded ??= loadEngine();
  const { SchemaEngine } = await loaded;
  const factory = new WholeScripts({ connectionString: url });
  const adapters = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, adapters);
  try {
    return await use(engine);
  } finally {
    engine.free();
    await factory.close();
  }
}

let loaded: ReturnType<typeof loadEngine> | undefined;

// The package's own entry imports its .wasm as a module, which Node only does with a warning and bundlers not at all.
async function loadEngine() {
  const path = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const compiled = await WebAssembly.compile(readFileSync(join(dirname(path), "schema_engine_bg.wasm")));
  const instance = await WebAssembly.instantiate(compiled, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}

// The adapter cuts a script at every semicolon, also inside functions; sent whole, a migration is also one transaction.
class WholeScripts extends PrismaPg {
  private opened: SqlDriverAdapter[] = [];

  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
    };
    this.opened.push(adapter);
    return adapter;
  }

  async close(): Promise<void> {
    await Promise.all(this.opened.map((adapter) => adapter.dispose()));
  }
}
