import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { headersOf, makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { streamChanges } from "./read/stream-changes.ts";
import { liveChannel } from "./schema.ts";
import { announce } from "./write.ts";

const t = await testDatabase();
let world: Awaited<ReturnType<typeof makeCallers>>;
beforeAll(async () => {
  world = await makeCallers();
});

async function ask(headers: Headers, signal?: AbortSignal): Promise<Response> {
  return streamChanges(new Request("http://localhost/api/live", { headers, signal }));
}

test("C5 only signed-in people follow changes: not anonymous ones, not keys, not the deactivated", async () => {
  const key = new Headers({ authorization: "Bearer bw_read_test" });
  for (const headers of [new Headers(), key, await headersOf(world.ids.deactivated)]) {
    expect((await ask(headers)).status).toBe(401);
  }
});

/** What a person of a role hears until the last of the topics was announced. */
async function hear(role: "csm" | "manager" | "coordinator" | "specialist" | "admin", ...topics: string[]) {
  const stop = new AbortController();
  const response = await ask(await headersOf(world.ids[role]), stop.signal);
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const text = new TextDecoder();
  let heard = "";
  while (!heard.includes("resync")) heard += text.decode((await reader.read()).value);
  // one after the other, so that the last is heard last
  for (const topic of topics.slice(0, -1)) await db.$queryRaw`select pg_notify(${liveChannel}, ${topic})::text`;
  announce(topics.at(-1) as string);
  while (!heard.includes(topics.at(-1) as string)) heard += text.decode((await reader.read()).value);
  stop.abort();
  await reader.cancel();
  return heard;
}

test.each(["csm", "manager", "coordinator", "admin"] as const)(
  "C5 a %s hears a topic, and nothing but its name",
  async (role) => {
    expect(await hear(role, `account:12`)).toContain('data: {"kind":"changed","topics":["account:12"]}\n\n');
  },
);

test("a specialist hears of no single account, and nobody but an admin of an import (SPEC, who sees what)", async () => {
  const [specialist, csm, admin] = [
    await hear("specialist", "account:13", "import:4", "scores:specialist"),
    await hear("csm", "account:14", "import:5", "scores:csm"),
    await hear("admin", "account:15", "import:6", "scores:admin"),
  ];
  expect(specialist).not.toMatch(/account:|import:/);
  expect(csm).toContain("account:14");
  expect(csm).not.toContain("import:");
  expect(admin).toContain("import:6");
});

test("who is no longer signed in is not heard as such", async () => {
  const headers = await headersOf(world.ids.csm);
  await db.appUser.update({ where: { id: world.ids.csm }, data: { sessionVersion: 2 } });
  expect((await ask(headers)).status).toBe(401);
});

test("issue 4, faults: a stream says when the database's word is missing, and that it is back; nobody is cut off", async () => {
  const stop = new AbortController();
  const response = await ask(await headersOf(world.ids.manager), stop.signal);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const text = new TextDecoder();
  let heard = "";
  const untilHeard = async (words: string) => {
    const from = heard.length;
    while (!heard.slice(from).includes(words)) heard += text.decode((await reader.read()).value);
  };
  await untilHeard("resync");
  await t.admin(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen%'",
  );
  await untilHeard('"state":"connecting"');
  await untilHeard("resync");
  announce("scores");
  await untilHeard("scores");
  expect(heard.match(/"state":"(\w+)"/g)?.slice(-2)).toEqual(['"state":"connecting"', '"state":"live"']);
  stop.abort();
  await reader.cancel();
});
