import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { headersOf, makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { streamChanges } from "./read/stream-changes.ts";
import { announce } from "./write.ts";

await testDatabase();
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

test.each(["csm", "manager", "coordinator", "specialist", "admin"] as const)(
  "C5 a %s hears a topic within 2 s, and nothing but its name",
  async (role) => {
    const stop = new AbortController();
    const response = await ask(await headersOf(world.ids[role]), stop.signal);
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const text = new TextDecoder();
    const started = Date.now();
    let heard = "";
    while (!heard.includes("resync")) heard += text.decode((await reader.read()).value);
    announce("account:12");
    while (!heard.includes("account:12")) heard += text.decode((await reader.read()).value);
    expect(Date.now() - started).toBeLessThan(2000);
    expect(heard).toContain('data: {"kind":"topic","topic":"account:12"}\n\n');
    stop.abort();
    await reader.cancel();
  },
);

test("who is no longer signed in is not heard as such", async () => {
  const headers = await headersOf(world.ids.csm);
  await db.appUser.update({ where: { id: world.ids.csm }, data: { sessionVersion: 2 } });
  expect((await ask(headers)).status).toBe(401);
});
