import { PgBoss } from "pg-boss";
import { log } from "#lib/log.ts";

export function openBoss(options: ConstructorParameters<typeof PgBoss>[0] & object): PgBoss {
  const quiet = { supervise: false, schedule: false, registerInstance: false, reindex: false, monitorVacuum: false };
  const boss = new PgBoss({ schema: "pgboss", migrate: false, createSchema: false, ...quiet, ...options });
  boss.on("error", (error) => log.error({ err: error }, "job queue failed"));
  return boss;
}

/** Installs or upgrades the queue's own schema, as bw_owner, and lets the other roles use it. */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  const boss = openBoss({ connectionString: ownerUrl, max: 2, migrate: true, createSchema: true });
  await boss.start();
  const roles = "bw_app, bw_finance_system";
  await boss.getDb().executeSql(`
    grant usage on schema pgboss to ${roles};
    grant select, insert, update, delete on all tables in schema pgboss to ${roles};
    grant usage on all sequences in schema pgboss to ${roles};
    grant execute on all functions in schema pgboss to ${roles};
    alter default privileges in schema pgboss grant select, insert, update, delete on tables to ${roles}`);
  await boss.stop({ graceful: false });
}
