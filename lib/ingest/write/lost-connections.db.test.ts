import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Outcome, Signal } from "../schema.ts";
import { recount } from "./recount.ts";
import { takeSignals } from "./take-signals.ts";
import { accounts, now, signal, signalDatabase } from "./test-signals.ts";

const { admin, source, one } = await signalDatabase();

let tried = 0;

/** As an SDK does: the same batch again until it is answered. */
async function sendUntilTaken(batch: Signal[]): Promise<{ outcomes: Outcome[]; tries: number }> {
  for (let tries = 1; ; tries++) {
    tried++;
    try {
      return { outcomes: await takeSignals(source, batch, now, "live"), tries };
    } catch {
      await pause(5);
    }
  }
}

test("issue 4, faults: with connections lost at any moment, nothing acknowledged is lost and nothing counts twice", async () => {
  await accounts("G1", "G2");
  const batches = Array.from({ length: 80 }, (_, b) =>
    Array.from({ length: 20 }, (_, i) =>
      signal({
        userId: `u${(b * 7 + i) % 40}`,
        groupId: i % 3 === 0 ? null : i % 2 ? "G1" : "G2",
        type: i % 9 === 1 ? "group" : "track",
      }),
    ),
  );
  let sending = true;
  const cutting = (async () => {
    let cut = 0;
    let before = 0;
    while (sending) {
      await pause(3);
      // a slow machine must get on too: most tries come through
      if (tried < before + 3) continue;
      before = tried;
      const found = await admin<{ done: boolean }>(
        `select pg_terminate_backend(pid) as done from pg_stat_activity where datname = current_database() and usename = 'bw_app' order by state = 'idle', random() limit 1`,
      );
      cut += found.length;
    }
    return cut;
  })();
  const answers: Awaited<ReturnType<typeof sendUntilTaken>>[] = [];
  const lanes = [0, 1, 2, 3].map(async (lane) => {
    for (let b = lane; b < batches.length; b += 4) answers.push(await sendUntilTaken(batches[b] as Signal[]));
  });
  await Promise.all(lanes);
  sending = false;
  expect(await cutting).toBeGreaterThan(0);
  expect(answers.reduce((sum, { tries }) => sum + tries, 0)).toBeGreaterThan(batches.length);
  // the last cut may have left a connection that only its next use finds lost
  const found = await recount("2026-08-22").catch(() => recount("2026-08-22"));
  expect(found.examples).toEqual([]);
  const kept = await admin<{ id: string }>(
    "select message_id as id from event_receipt union all select message_id from quarantine_event",
  );
  expect(kept.map(({ id }) => id).sort()).toEqual(
    batches
      .flat()
      .map(({ messageId }) => messageId)
      .sort(),
  );
  expect(await one("select sum(sent)::int as n from usage_daily")).toEqual(
    await one("select count(*)::int as n from raw_event where name_id is not null"),
  );
});
