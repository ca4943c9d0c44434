import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

const live = "Live: changes appear by themselves";

const get = async (page: Page, path: string) => (await page.request.get(`/api/v1${path}`)).json();

type Send = (...signals: object[]) => Promise<void>;

/** A way to send, with a new source. */
async function makeSource(page: Page): Promise<Send> {
  const source = { name: `Live ${randomUUID().slice(0, 8)}`, createsAccounts: false };
  const made = await page.request.post("/api/v1/sources", { data: source });
  expect(made.status()).toBe(200);
  const { secret } = await made.json();
  return async (...signals) => {
    const answer = await page.request.post("/v1/batch", {
      headers: { authorization: `Basic ${Buffer.from(`${secret}:`).toString("base64")}` },
      data: { batch: signals.map((signal) => ({ messageId: randomUUID(), ...signal })) },
    });
    expect(answer.status()).toBe(200);
  };
}

/** What the ledger says of the most people active on a day: "12 of 60 seats". */
async function people(page: Page, id: number) {
  const { score, rows } = await get(page, `/accounts/${id}/health`);
  const row = rows.find(({ key }: { key: string }) => key === "active-users");
  const [most, seats] = (row?.points === null ? "" : (row?.evidence ?? "")).match(/\d+/g)?.map(Number) ?? [];
  return { score, most, seats };
}

/** A customer with a band, of whose seats at most half were in use on any day. */
async function findHalfUsed(page: Page) {
  for (const { id, band } of (await get(page, "/accounts?size=200")).rows) {
    if (band === "unknown") continue;
    const { most, seats } = await people(page, id);
    const { name, externalId, churnedOn } = await get(page, `/accounts/${id}`);
    if (externalId && !churnedOn && seats && seats <= 400 && (most ?? seats) <= seats / 2)
      return { id, name, externalId, seats };
  }
  throw new Error("All customers use more than half of their seats.");
}

/** The score of an account in the list, by the heading of its column. */
async function scoreIn(list: Page, name: string) {
  const table = list.getByRole("table").filter({ has: list.getByRole("row", { name: new RegExp(name) }) });
  await expect(table).toBeVisible();
  const heads = await table.getByRole("columnheader").allTextContents();
  const at = heads.findIndex((head) => head.trim().startsWith("Score"));
  return table
    .getByRole("row", { name: new RegExp(name) })
    .locator("> *")
    .nth(at);
}

test("events of this very moment move the score of their customer on the open list and page, down to its rows [issue 4 §5, F3, X2]", async ({
  as,
  context,
}) => {
  const page = await as("admin");
  const { id, name, externalId, seats } = await findHalfUsed(page);
  const send = await makeSource(page);
  const before = (await people(page, id)).score;
  await page.goto(`/accounts/${id}`);
  const list = await context.newPage();
  await list.goto(`/accounts?owner=all&q=${encodeURIComponent(name)}`);
  const score = await scoreIn(list, name);
  await expect(score.getByText(String(before), { exact: true })).toBeVisible();
  for (const tab of [page, list]) {
    await expect(tab.getByRole("status", { name: live })).toBeVisible();
    await tab.evaluate(() => void Object.assign(globalThis, { sameDocument: true }));
  }
  const groupId = externalId;
  const events = Array.from({ length: seats }, (_, n) => ({
    type: "track",
    event: "Signed in",
    userId: `${groupId} ${n}`,
    context: { groupId },
  }));
  await send(...events);
  await expect.poll(async () => (await people(page, id)).most).toBe(seats);
  const { score: after } = await people(page, id);
  expect(after).toBeGreaterThan(before);
  await expect(score.getByText(String(after), { exact: true })).toBeVisible();
  const evidence = page.getByRole("button", { name: `${seats} of ${seats} seats` });
  await expect(evidence).toBeVisible();
  for (const tab of [page, list]) expect(await tab.evaluate(() => "sameDocument" in globalThis)).toBe(true);

  await evidence.click();
  const rows = page.getByRole("table", { name: "Active users, 28 days: source rows" }).getByRole("row");
  await expect(rows.nth(1)).toContainText(new Date().toISOString().slice(0, 10));
  await expect(rows.nth(1)).toContainText(`${seats} active users`);
});
