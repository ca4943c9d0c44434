import { beforeEach, expect } from "vitest";
import { listLoads } from "../read/history.ts";
import type { Signal } from "../schema.ts";
import { undoLoad } from "./history-loads.ts";
import { undoHistory } from "./history-undo.ts";
import { takeSignals } from "./take-signals.ts";
import { now, signal, signalDatabase } from "./test-signals.ts";

const tables = [
  "usage_daily",
  "usage_feature_daily",
  "usage_person_daily",
  "usage_feature_person_daily",
  "event_daily",
  "event_receipt",
  "raw_event",
  "quarantine_event",
  "history_event",
  "history_account",
];

/** Test only: never asked to stop. */
export const going = new AbortController().signal;

/** Test only: a track call of group G1 at noon of a day. */
export const old = (day: string, given: Partial<Signal> = {}): Signal =>
  signal({ groupId: "G1", at: new Date(`${day}T12:00:00Z`), ...given });

/** Test only: so many minutes after tests receive signals. */
export const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

/** Test only: a database for the whole file (see `signalDatabase`), with ways to bring older history and to look at what it did. */
export async function historyDatabase() {
  const found = await signalDatabase();
  const { admin, source } = found;
  beforeEach(async () => {
    await admin("truncate history_load, history_event, history_account, history_latest");
  });
  const loads = async () => (await listLoads({ sourceId: source.id, page: 1, pageSize: 10 })).rows;
  const ask = (loadId: number, at = now) => undoLoad({ sourceId: source.id, loadId }, 1, at);
  const rowsOf = async (table: string) => [table, (await admin(`select from ${table}`)).length] as const;
  return {
    ...found,
    bring: (signals: Signal[], at = now) => takeSignals(source, signals, at, "history"),
    loads,
    newest: async () => (await loads())[0]?.id as number,
    ask,
    undo: async (loadId: number) => {
      expect(await ask(loadId)).toEqual({ loadId });
      expect(await undoHistory(loadId, going)).toBe(true);
    },
    /** Days of use. */
    use: () =>
      admin(
        `select a.external_id as of, d.day::text, d.events, d.active_users as users, d.sent
           from usage_daily d join account a on a.id = d.account_id order by 1, 2`,
      ),
    /** How many rows each table has. */
    left: async () => Object.fromEntries(await Promise.all(tables.map(rowsOf))),
  };
}
