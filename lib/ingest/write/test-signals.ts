import { beforeEach } from "vitest";
import { db } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import type { Signal, Source } from "../schema.ts";
import { flushMinutes } from "./source-minutes.ts";

/** Test only: when signals of tests are received. */
export const now = new Date("2026-11-20T12:00:00Z");
export const today = "2026-11-20";
export const yesterday = "2026-11-19";

let made = 0;

/** Test only: a track call of "u1" at noon of yesterday, but for what is given. */
export function signal(given: Partial<Signal> = {}): Signal {
  return {
    type: "track",
    messageId: `m${++made}`,
    name: !given.type || given.type === "track" ? "Report opened" : null,
    userId: "u1",
    anonymousId: null,
    groupId: null,
    previousId: null,
    at: new Date(`${yesterday}T12:00:00Z`),
    properties: {},
    traits: {},
    ...given,
  };
}

const emptied = `truncate account, feature, usage_daily, usage_feature_daily, account_dirty, event_name, feature_recount, event_receipt, raw_event,
  quarantine_event, usage_person_daily, usage_feature_person_daily, event_daily, source_minute, source_refusal, source_person, source_group_rule cascade`;

/** Test only: a database for the whole file, without accounts and signals before each test, with two sources of which the second makes accounts. */
export async function signalDatabase() {
  const { admin, adminUrl } = await testDatabase();
  const user = await db.appUser.create({ data: { email: "ada@x.test", name: "Ada" } });
  const key = (name: string) =>
    db.apiKey.create({
      data: { name, kind: "ingest", prefix: name, secretHash: name, userId: user.id, createdBy: user.id },
    });
  const [web, maker] = [await key("web"), await key("maker")];
  beforeEach(async () => {
    await flushMinutes();
    await admin(emptied);
  });
  const source: Source = { id: web.id, name: "web", createsAccounts: false };
  const making: Source = { id: maker.id, name: "maker", createsAccounts: true };
  await db.source.update({ where: { keyId: maker.id }, data: { createsAccounts: true } });
  return { admin, adminUrl, source, making, one: async (sql: string) => (await admin(sql))[0] };
}

/** Test only: accounts with these external ids; returns their ids. */
export async function accounts(...externalIds: string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const externalId of externalIds)
    ids.push((await db.account.create({ data: { externalId, name: `Account ${externalId}` } })).id);
  return ids;
}
