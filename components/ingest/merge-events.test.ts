import { expect, it } from "vitest";
import type { RecentEvent } from "#lib/ingest/schema/sources.ts";
import { mergeEvents } from "./merge-events.ts";

const event = (messageId: string, second: number, state: RecentEvent["state"] = "taken"): RecentEvent => ({
  messageId,
  type: "track",
  name: "x",
  accountId: null,
  account: null,
  groupId: null,
  person: null,
  at: new Date(second * 1_000),
  state,
});

it("shows each event once, as it is now, the newest first (issue 4 §7)", () => {
  const merged = mergeEvents([event("c", 3), event("b", 2)], [event("b", 2, "waiting"), event("a", 1)]);
  expect(merged.map(({ messageId, state }) => [messageId, state])).toEqual([
    ["c", "taken"],
    ["b", "taken"],
    ["a", "taken"],
  ]);
  expect(mergeEvents([event("c", 3), event("b", 2)], [event("a", 1)], 2)).toHaveLength(2);
});
