import { expect, test } from "vitest";
import { readiness } from "#lib/readiness.ts";
import { testDatabase } from "#lib/test-database.ts";

const t = await testDatabase();

test("ready with every migration, not ready when one is missing (issue 2, section 1)", async () => {
  expect(await readiness()).toEqual({ ok: true, database: "up", missingMigrations: 0 });
  await t.admin(
    "delete from _prisma_migrations where migration_name = (select min(migration_name) from _prisma_migrations)",
  );
  expect(await readiness()).toEqual({ ok: false, database: "up", missingMigrations: 1 });
});
