import { call } from "@orpc/server";
import { beforeAll, expect, it } from "vitest";
import { db } from "#lib/db.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { playbooks } from "./procedures.ts";
import { as, atRisk } from "./write/test-book.ts";

await testDatabase();
let world: Awaited<ReturnType<typeof makeCallers>>;
let named = { accountId: 0, interventionId: 0, emailId: 0 };
const mine = () => as(world.callers.csm);
const send = (subject: string, body: string) => call(playbooks.sendEmail, { ...named, subject, body }, mine());
const counted = () => Promise.all([db.interaction.count(), db.interventionLog.count()]);

beforeAll(async () => {
  world = await makeCallers();
  const accountId = world.accounts.own;
  const { id: protocolId } = await db.protocol.create({ data: { mode: "on", version: 1 } });
  await db.protocolVersion.create({ data: { protocolId, version: 1, definition: atRisk() } });
  const { id: contactId } = await db.contact.create({ data: { accountId, name: "Zoe", email: "zoe@acme.example" } });
  const { id: interventionId } = await db.intervention.create({ data: { accountId, protocolId, version: 1, why: {} } });
  const data = { accountId, interventionId, contactId, subject: "Hello", body: "We give you 15% off." };
  const { id: emailId } = await db.interventionEmail.create({ data });
  named = { accountId, interventionId, emailId };
});

it("a drafted email passes the promise guard, subject and text, as it was changed; then it is sent and documented in one (N2, N3, N5, C6)", async () => {
  await expect(send("Hello", "We give you 15% off.")).rejects.toThrow(/Not sent: “15% off”/);
  await expect(send("15% off for you", "See you on Monday.")).rejects.toThrow(/Not sent: “15% off”/);
  // what stands in the subject makes no quotation of the text
  await expect(send("From: Ana", "Sent: Monday\n\nWe give you 15% off.")).rejects.toThrow(/Not sent/);
  expect(await counted()).toEqual([0, 0]);
  await send("Hello", "See you on Monday.");
  expect(await db.interventionEmail.findMany()).toMatchObject([{ state: "sent", body: "See you on Monday." }]);
  expect(await db.interaction.findMany()).toMatchObject([
    { kind: "email", direction: "out", summary: "Hello\n\nSee you on Monday.", userId: world.ids.csm },
  ]);
  await expect(send("Hello", "See you on Tuesday.")).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await counted()).toEqual([1, 1]);
});
