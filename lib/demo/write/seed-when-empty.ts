import { today } from "#lib/clock.ts";
import { db, pools } from "#lib/db.ts";
import { UNFINISHED } from "../schema.ts";

type Given = { accounts: number; asOf?: string };

/**
 * Gives a Bellwether that nobody has used yet its demo company of so many accounts, if any, and finishes one whose making was cut
 * off. Once there are accounts or people, or the demo was cleared, it stays away for good. Of several that start at once, one does it.
 */
export async function seedWhenEmpty(say: (line: string) => void, given: Given): Promise<void> {
  const client = await pools.app.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('demo.seed'))");
    await seedOrFinish(say, { asOf: today(), ...given });
  } finally {
    // ending the connection gives the lock back, whatever happened
    client.release(true);
  }
}

// Most starts have nothing to make, and do not wait for the code that would.
async function seedOrFinish(say: (line: string) => void, given: Required<Given>): Promise<void> {
  if (await db.setting.findUnique({ where: { key: UNFINISHED } })) {
    say("Finishing the demo company, whose making was cut off …");
    const { finishDemo } = await import("./finish-demo.ts");
    await finishDemo();
    return;
  }
  if (given.accounts === 0) return;
  const [accounts, people] = await Promise.all([db.account.count({ take: 1 }), db.appUser.count({ take: 1 })]);
  if (accounts > 0 || people > 0) return;
  say("Inventing a demo company …");
  const { seedDemo } = await import("./seed-demo.ts");
  const { accounts: made, rows, seconds } = await seedDemo(given);
  say(`${made} customers over two years, ${rows.toLocaleString("en")} rows in ${seconds.toFixed(1)} s`);
}
