import { mkdtempSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { dayNumber, dayText } from "#lib/demo/rules/calendar.ts";

export const usageAccounts = 2_000;
export const usageDays = 500;
const firstDay = dayNumber("2024-01-01");

/** `name` says how a row calls its account: by our id for COPY, by the team's own id in the file. */
export function* usageRows(
  name: (account: number) => string | number,
  separator: string,
  days = usageDays,
): Generator<string> {
  for (let account = 1; account <= usageAccounts; account++) {
    let text = "";
    for (let day = 0; day < days; day++) {
      const events = (account * 7 + day * 13) % 400;
      text += `${[name(account), dayText(firstDay + day), events, events % 40].join(separator)}\n`;
    }
    yield text;
  }
}

/** The accounts that the rows name, and an admin to import them; returns the admin's id. */
export async function makeUsageAccounts(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    "insert into app_user (email, name) values ('bench@demo.bellwether.example', 'Bench') returning id",
  );
  await client.query("insert into user_role (user_id, role) values ($1, 'admin')", [rows[0]?.id]);
  await client.query(
    "insert into account (name, external_id, customer_since) select 'Account ' || n, 'ACC-' || n, '2024-01-01' from generate_series(1, $1::int) n",
    [usageAccounts],
  );
  return rows[0]?.id ?? 0;
}

/** A CSV of so many days of use of each account, in a folder of its own for as long as `use` takes. */
export async function withUsageFile<T>(days: number, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "bellwether-bench-"));
  try {
    const file = await open(join(folder, "usage.csv"), "w");
    await file.write("account_id,day,events,active_users\n");
    for (const text of usageRows((account) => `ACC-${account}`, ",", days)) await file.write(text);
    await file.close();
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
