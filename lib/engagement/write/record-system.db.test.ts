import { call } from "@orpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { accounts } from "#lib/accounts/procedures.ts";
import { db } from "#lib/db.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { guards, recordInput } from "../schema/interactions.ts";
import { recordInteraction } from "./record-interaction.ts";
import { recordSystem } from "./record-system.ts";

const t = await testDatabase();
let world: Awaited<ReturnType<typeof makeCallers>>;
const timeline = () =>
  call(
    accounts.timeline,
    { accountId: world.accounts.own },
    { context: { caller: world.callers.csm }, path: ["test"] },
  );

beforeAll(async () => {
  world = await makeCallers();
});

describe("C6 what the system did is documented too", () => {
  test("it stands in the timeline of conversations, marked, with where it can be looked at", async () => {
    const accountId = world.accounts.own;
    const said = recordInput
      .extend(guards.shape)
      .parse({ accountId, kind: "call", summary: "Hello", at: "2026-01-01T00:00:00Z" });
    await recordInteraction(said, world.callers.csm);
    await db.$transaction((tx) =>
      recordSystem(tx, {
        accountId,
        kind: "escalation",
        what: "ESC-7 went to the coordinator",
        href: "/escalations/7",
      }),
    );
    expect(await timeline()).toMatchObject([
      { kind: "system", title: "ESC-7 went to the coordinator", by: "Bellwether", href: "/escalations/7" },
      { kind: "interaction", title: "Call: Hello", by: "csm", href: null },
    ]);
  });

  test("it goes with its cause, leads nowhere else, and only grows", async () => {
    const entry = { accountId: world.accounts.own, kind: "task", what: "Opened a task" } as const;
    const failing = db.$transaction(async (tx) => {
      await recordSystem(tx, entry);
      throw new Error("the cause failed");
    });
    await expect(failing).rejects.toThrow("the cause failed");
    for (const href of ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example"])
      await expect(db.$transaction((tx) => recordSystem(tx, { ...entry, href }))).rejects.toThrow();
    expect(await timeline()).toHaveLength(2);
    await expect(db.systemEntry.updateMany({ data: { what: "x" } })).rejects.toThrow();
    await expect(t.admin("update system_entry set what = 'x'")).rejects.toThrow("never changed");
    await expect(t.admin("delete from system_entry")).rejects.toThrow("never changed");
  });
});
