import { join } from "node:path";
import { today } from "#lib/clock.ts";
import { disconnect } from "#lib/db.ts";
import { getDemo } from "#lib/demo/read/get-demo.ts";
import { clearDemo } from "#lib/demo/write/clear-demo.ts";
import { seedDemo } from "#lib/demo/write/seed-demo.ts";
import { generateClient } from "#lib/generate.ts";
import { openDatabase } from "#lib/launch/database.ts";
import { takeHold } from "#lib/launch/hold.ts";
import { largestDemo, readSettings } from "#lib/launch/settings.ts";
import { sentence } from "#lib/launch/start.ts";
import { withClient } from "#lib/postgres/provision.ts";
import { childAddresses } from "#lib/postgres/roles.ts";
import { Problem } from "#lib/problem.ts";

/** Replaces the demo company by one of that many accounts; never touches a team's own data. Returns the exit code. */
export async function makeDemo(root: string, accounts: number): Promise<number> {
  try {
    if (!Number.isInteger(accounts) || accounts < 1 || accounts > largestDemo) {
      throw new Problem(`Say how many accounts, from 1 to ${largestDemo}: npm run demo -- --accounts 1000`);
    }
    const settings = readSettings(root, process.env);
    const hold = takeHold(join(settings.data, "running.json"), settings.address);
    if (!("release" in hold))
      throw new Problem(`Bellwether is running at ${hold.address}: stop it first, then make the demo.`);
    generateClient();
    const database = await openDatabase(settings, () => undefined);
    try {
      Object.assign(process.env, childAddresses(database.urls), { BELLWETHER_SECRET: settings.secret });
      if (await getDemo()) await clearDemo();
      const { rows, seconds } = await seedDemo({ asOf: today(), accounts });
      await withClient(database.urls.bw_owner, (client) => client.query("vacuum analyze"));
      console.log(`${accounts} customers, ${rows.toLocaleString("en")} rows in ${seconds.toFixed(0)} s`);
    } finally {
      await disconnect();
      await database.stop();
      hold.release();
    }
    return 0;
  } catch (cause) {
    console.error(sentence(cause));
    return 1;
  }
}
