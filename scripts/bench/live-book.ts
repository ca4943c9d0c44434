import { randomUUID } from "node:crypto";
import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { dayNumber, dayText } from "#lib/demo/rules/calendar.ts";
import { createKey } from "#lib/people/write/keys.ts";
import { isRefusal } from "#lib/refusal.ts";

type Customer = { id: number; name: string; group: string };
export type LiveBook = {
  secret: string;
  event: string;
  feature: string;
  /** Without any use until the benchmark sends some. */
  fresh: Customer;
  /** Of 20 seats, with two people active each day and today so far: each further one of today moves the score, up to the sixteenth. */
  scored: Customer[];
  close: () => Promise<void>;
};

const daysOfUse = 60;
const seats = 20;

async function makeCustomer(name: string, usedFeature: number | null): Promise<Customer> {
  const group = randomUUID();
  const since = new Date(`${dayText(dayNumber(today()) - 200)}T00:00:00Z`);
  const { id } = await db.account.create({ data: { name, externalId: group, seats, customerSince: since } });
  if (usedFeature !== null) {
    await db.$executeRaw`insert into usage_daily (account_id, day, events, active_users)
      select ${id}::int, ${today()}::date - n, 50, 2 from generate_series(0, ${daysOfUse}::int) n`;
    await db.$executeRaw`insert into usage_feature_daily (account_id, feature_id, day, events)
      select ${id}::int, ${usedFeature}::int, ${today()}::date - n, 50 from generate_series(0, ${daysOfUse}::int) n`;
  }
  await db.$executeRaw`insert into account_dirty (account_id) values (${id}::int) on conflict do nothing`;
  return { id, name, group };
}

/** A write key, an event that is a feature, and accounts that only this run sends events of. */
export async function makeLiveBook(): Promise<LiveBook> {
  const mark = randomUUID().slice(0, 8);
  const { id: userId } = await db.appUser.findFirstOrThrow({ where: { status: "active" }, orderBy: { id: "asc" } });
  const key = await createKey({ name: `Live ${mark}`, kind: "ingest", userId, expiresAt: null }, userId);
  if (isRefusal(key)) throw new Error(key.message);
  const feature = await db.feature.findFirstOrThrow({ orderBy: { id: "asc" } });
  const event = `Live ${mark}`;
  const rule = await db.featureRule.create({ data: { featureId: feature.id, pattern: event, exact: true } });
  const fresh = await makeCustomer(`Live ${mark} fresh`, null);
  const scored: Customer[] = [];
  for (let n = 1; n <= 8; n++) scored.push(await makeCustomer(`Live ${mark} scored ${n}`, feature.id));
  const close = async () => {
    const ids = [fresh, ...scored].map(({ id }) => id);
    await db.featureRule.delete({ where: { id: rule.id } });
    await db.usageDaily.deleteMany({ where: { accountId: { in: ids } } });
    await db.usageFeatureDaily.deleteMany({ where: { accountId: { in: ids } } });
    await db.account.deleteMany({ where: { id: { in: ids } } });
    await db.apiKey.update({ where: { id: key.id }, data: { revokedAt: new Date() } });
  };
  return { secret: key.secret, event, feature: feature.name, fresh, scored, close };
}

/** One track call, as a library sends it; resolves when it is acknowledged. */
export async function sendEvent(url: string, { secret, event }: LiveBook, more: object): Promise<void> {
  const headers = {
    authorization: `Basic ${Buffer.from(`${secret}:`).toString("base64")}`,
    "content-type": "application/json",
  };
  const body = JSON.stringify({ type: "track", event, messageId: randomUUID(), ...more });
  const answer = await fetch(`${url}/v1/track`, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(`The event was refused: ${answer.status} ${await answer.text()}`);
}
