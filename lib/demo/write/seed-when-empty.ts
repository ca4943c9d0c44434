import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { seedDemo } from "./seed-demo.ts";

/**
 * Gives a Bellwether that nobody has used yet its demo company. Once there are accounts or people, or the demo was cleared,
 * it stays away for good.
 */
export async function seedWhenEmpty(say: (line: string) => void): Promise<void> {
  const [accounts, people] = await Promise.all([db.account.count({ take: 1 }), db.appUser.count({ take: 1 })]);
  if (accounts > 0 || people > 0) return;
  say("Inventing a demo company …");
  const { accounts: made, rows, seconds } = await seedDemo({ asOf: today() });
  say(`${made} customers over two years, ${rows.toLocaleString("en")} rows in ${seconds.toFixed(1)} s`);
}
