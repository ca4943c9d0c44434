import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import { type WebhooksInput, webhooksInput } from "../schema/webhooks.ts";
import { listWebhooks } from "./webhooks.ts";

await testDatabase();

beforeAll(async () => {
  const { id: createdBy } = await db.appUser.create({ data: { name: "Ada", email: "ada@test.example" } });
  const make = async (name: string, results: string[]) => {
    const { id } = await db.webhook.create({ data: { name, address: name, kind: "stripe", createdBy } });
    const all = results.map((result, n) => ({ webhookId: id, messageId: `m-${n}`, result, taken: n, refused: 0 }));
    await db.webhookDelivery.createMany({ data: all });
  };
  await make("Busy 50%", ["taken", "taken", "taken"]);
  await make("silent", []);
  await make("Wrong", ["refused"]);
});

/** How many there are, then the names of the page. */
async function names(asked: Partial<WebhooksInput>) {
  const { rows, total } = await listWebhooks(webhooksInput.parse(asked));
  return [total, ...rows.map(({ name }) => name)];
}

describe("the list of webhooks (issue 4 §9, lists)", () => {
  it("is by name, and by what came; one that got nothing yet has no last delivery in either direction", async () => {
    expect(await names({})).toEqual([3, "Busy 50%", "silent", "Wrong"]);
    expect(await names({ dir: "desc" })).toEqual([3, "Wrong", "silent", "Busy 50%"]);
    expect(await names({ sort: "deliveries", dir: "desc" })).toEqual([3, "Busy 50%", "Wrong", "silent"]);
    expect((await names({ sort: "taken", dir: "desc" }))[1]).toBe("Busy 50%");
    expect(await names({ sort: "refused" })).toEqual([3, "Busy 50%", "silent", "Wrong"]);
    for (const dir of ["asc", "desc"] as const) expect((await names({ sort: "last", dir })).at(-1)).toBe("silent");
  });

  it("is searched by name, letter by letter, and filtered by the last result", async () => {
    expect(await names({ search: "LENT" })).toEqual([1, "silent"]);
    expect(await names({ search: "0%" })).toEqual([1, "Busy 50%"]);
    expect(await names({ search: "_" })).toEqual([0]);
    expect(await names({ result: "refused" })).toEqual([1, "Wrong"]);
    expect(await names({ result: "refused", search: "busy" })).toEqual([0]);
  });

  it("comes a page at a time, and says how many there are also past its end", async () => {
    expect(await names({ page: 1, pageSize: 2 })).toEqual([3, "Busy 50%", "silent"]);
    expect(await names({ page: 2, pageSize: 2 })).toEqual([3, "Wrong"]);
    expect(await names({ page: 9, pageSize: 2 })).toEqual([3]);
  });
});
