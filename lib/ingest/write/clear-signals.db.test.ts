import { expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { clearDemo } from "#lib/demo/write/clear-demo.ts";
import { mapGroup } from "./quarantine.ts";
import { flushMinutes } from "./source-minutes.ts";
import { takeSignals } from "./take-signals.ts";
import { accounts, now, signal, signalDatabase } from "./test-signals.ts";

const { admin, source } = await signalDatabase();
const tables = [
  "event_name",
  "feature_rule",
  "source_person",
  "source_group_rule",
  "event_receipt",
  "raw_event",
  "quarantine_event",
  "usage_person_daily",
  "usage_feature_person_daily",
  "event_daily",
  "source_minute",
];
const rows = () => Promise.all(tables.map(async (table) => [table, (await admin(`select from ${table}`)).length > 0]));

test("issue 2, section 3: the demo company goes with everything that was sent for it; the sources stay", async () => {
  await accounts("G1");
  const feature = await db.feature.create({ data: { key: "reports", name: "Reports" } });
  await db.featureRule.create({ data: { featureId: feature.id, pattern: "*", exact: false } });
  await takeSignals(source, [signal({ groupId: "G1" }), signal({ groupId: "X" })], now, "live");
  await mapGroup(source.id, "Y", null);
  await flushMinutes();
  expect(await rows()).toEqual(tables.map((table) => [table, true]));
  await db.setting.create({ data: { key: "demo", value: { accounts: 1, asOf: "2026-03-02" } } });
  await clearDemo();
  expect(await rows()).toEqual(tables.map((table) => [table, false]));
  expect(await db.source.count()).toBe(2);
  const [id] = await accounts("G1");
  await takeSignals(source, [signal({ groupId: "G1" })], now, "live");
  expect(await admin("select account_id as id from usage_daily")).toEqual([{ id }]);
});

test("issue 4, point 7: a source is made with its key, and of no other key", async () => {
  const [user] = await db.appUser.findMany({ take: 1 });
  const userId = user?.id ?? 0;
  const key = (kind: string) =>
    db.apiKey.create({ data: { name: kind, kind, prefix: kind, secretHash: kind, userId, createdBy: userId } });
  const [ingest, read] = [await key("ingest"), await key("read")];
  expect(await db.source.findMany({ where: { keyId: { in: [ingest.id, read.id] } } })).toEqual([
    { keyId: ingest.id, createsAccounts: false },
  ]);
});
