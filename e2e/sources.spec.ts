import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { host } from "./address.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";

type Sent = {
  type: string;
  timestamp?: string;
  userId?: string;
  event?: string;
  groupId?: string;
  traits?: object;
  context?: object;
};

// the second journey maps the names that the first one sent
test.describe.configure({ mode: "serial" });

/** As an SDK sends them: a batch with the write key as the name of Basic sign-in. */
async function send(page: Page, key: string, batch: Sent[], path = "/v1/batch"): Promise<void> {
  const response = await page.request.post(path, {
    headers: { authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}` },
    data: { batch: batch.map((event) => ({ timestamp: new Date(), messageId: randomUUID(), ...event })) },
  });
  expect(response.status()).toBe(200);
}
const track = (event: string, groupId: string, userId = "u-1"): Sent => ({
  type: "track",
  event,
  userId,
  context: { groupId },
});

/** Makes a source as a person does; its key is shown once. */
async function makeSource(page: Page, name: string): Promise<string> {
  await page.goto("/sources");
  await page.getByRole("button", { name: "New source" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New source" });
  await dialog.getByLabel("Name").fill(name);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Make the source" }).click();
  const key = await page.getByLabel("Write key").inputValue();
  expect(key).toMatch(/^bw_ingest_/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "I have copied it" }).click();
  return key;
}

test("an admin makes a source, sends events and sees them come, waits, maps and ignores [issue 4 §1, §7]", async ({
  as,
}) => {
  const page = await as("admin");
  await page.goto("/accounts");
  const account = (await page.getByRole("rowheader").first().getByRole("link").textContent()) ?? "";
  const key = await makeSource(page, "Web app");
  await expect(page.getByRole("row", { name: /Web app/ })).toContainText("never");
  await expectAccessible(page);

  await page.getByRole("link", { name: "Web app" }).click();
  await expect(page.getByText("sent nothing yet")).toBeVisible();
  await expect(page.getByText("Nothing waits: every event that came has found its account.")).toBeVisible();
  await expect(page.getByText("Nothing was refused in the last 14 days.")).toBeVisible();

  // the page follows by itself
  await send(page, key, [
    track("Journey opened", "journey-group"),
    track("Journey opened", "journey-group", "u-2"),
    { type: "group", userId: "u-1", groupId: "journey-group", traits: { name: "Journey Customer" } },
    track("Journey opened", "journey-spam"),
    { type: "track", userId: "u-1", context: { groupId: "journey-group" } },
  ]);
  const group = page.getByRole("row", { name: /journey-group/ });
  await expect(group).toContainText("Journey Customer");
  await expect(group.getByRole("cell").first()).toHaveText("3");
  await expectAccessible(page);

  await page.getByText("Event without a name").click();
  await expect(page.getByText(/Give every track call a name/)).toBeVisible();
  await expect(page.getByText(key)).toHaveCount(0);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Ignore journey-spam" }).click();
  await expect(page.getByRole("row", { name: /journey-spam/ })).toHaveCount(0);
  await page.getByLabel("Show", { exact: true }).selectOption("Ignored");
  await expect(page.getByRole("row", { name: /journey-spam/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take back ignoring journey-spam" }).click();
  await expect(page.getByText("No group is ignored.")).toBeVisible();
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await expect(page.getByRole("row", { name: /journey-spam/ })).toBeVisible();

  await page.getByRole("button", { name: "Map Journey Customer to an account" }).click();
  const dialog = page.getByRole("dialog", { name: "Which account is Journey Customer?" });
  await expect(dialog).toBeVisible();
  const other = dialog.getByRole("radio", { name: "Another account" });
  if (await other.isVisible()) await other.check();
  await expectAccessible(page);
  await dialog.getByLabel("Account", { exact: true }).fill(account);
  await page.getByRole("option", { name: account }).first().click();
  await dialog.getByRole("button", { name: "Map the group" }).click();
  await expect(page.getByRole("row", { name: /journey-group/ })).toHaveCount(0, { timeout: 30_000 });

  await page.getByRole("link", { name: "Live tail" }).click();
  await expect(page.getByRole("row", { name: /Journey opened/ }).filter({ hasText: account })).toHaveCount(2, {
    timeout: 30_000,
  });
  await expectAccessible(page);
  await send(page, key, [track("Journey seen", "journey-group")]);
  await expect(page.getByRole("row", { name: /Journey seen/ })).toContainText("Taken");
  await page.getByRole("button", { name: "Pause" }).click();
  await send(page, key, [track("Journey unseen", "journey-group")]);
  await page.getByRole("button", { name: "1 new event · show" }).click();
  await expect(page.getByRole("row", { name: /Journey unseen/ })).toBeVisible();
  await page.getByRole("button", { name: "Go on" }).click();

  await page.getByRole("link", { name: "Send events" }).click();
  await expect(page.getByText(`apiHost: "${host}/v1"`)).toHaveCount(2);
  await expect(page.getByText(key)).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Copy the curl code" }).click();
  await expect(page.getByText(/^(Copied|Selected)/)).toBeVisible();
});

test("an admin maps event names to a feature by a pattern, and the past is counted [issue 4 §1]", async ({ as }) => {
  const page = await as("admin");
  await page.goto("/sources/events");
  await expectAccessible(page);
  await page.getByRole("button", { name: "New rule" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New rule" });
  await dialog.getByLabel("Name or pattern").fill("Journey *");
  await expect(dialog.getByText(/names? (is|are) decided by this/)).toBeVisible();
  await dialog.getByLabel("Feature", { exact: true }).selectOption("A new feature…");
  await dialog.getByLabel("Name of the feature").fill("Journeys");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Map and count the past" }).click();
  const name = page.getByRole("row", { name: /Journey opened/ });
  await expect(name).toContainText("Journeys", { timeout: 30_000 });
  await expect(name).toContainText("Journey *");
  await page.getByLabel("Feature", { exact: true }).selectOption("Journeys");
  await expect(name).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Remove the rule Journey *" }).click();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("heading", { name: "No event names match" })).toBeVisible({ timeout: 30_000 });
});

test("an admin has older history undone that came by /v1/import, and it can be sent again [issue 4 §2]", async ({
  as,
}) => {
  const page = await as("admin");
  const key = await makeSource(page, "Backfill");
  await page.getByRole("link", { name: "Backfill" }).click();
  await expect(page.getByText(/No older history came from this source/)).toBeVisible();
  const past = (day: string, groupId: string) => ({
    ...track("Journey of old", groupId),
    timestamp: `${day}T09:00:00Z`,
  });
  const history = [
    past("2019-03-01", "journey-group"),
    past("2019-03-04", "journey-group"),
    past("2019-03-04", "nobody"),
  ];
  await send(page, key, history, "/v1/import");
  const load = page
    .getByRole("table", { name: /Older history/ })
    .getByRole("row")
    .nth(1);
  await expect(load).toContainText("1 Mar 2019 – 4 Mar 2019");
  await expect(load).toContainText("Can be undone until");
  await expect(page.getByRole("row", { name: /nobody/ })).toBeVisible();
  await expectAccessible(page);

  await load.getByRole("button", { name: "Undo this load of 2 events" }).click();
  const dialog = page.getByRole("dialog", { name: "Undo 2 events of older history?" });
  await expect(dialog.getByText(/Accounts, contacts and names of events that came with them stay/)).toBeVisible();
  const sure = dialog.getByRole("button", { name: "Undo this load" });
  await expect(sure).toBeDisabled();
  await dialog.getByLabel("Type undo to confirm").fill("undo");
  await expectAccessible(page);
  await sure.click();
  await expect(load).toContainText(/Undone by .+ (just now|ago)/, { timeout: 30_000 });
  await expect(load.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("row", { name: /nobody/ })).toHaveCount(0);
  await expectAccessible(page);

  await send(page, key, history, "/v1/import");
  await expect(page.getByRole("button", { name: "Undo this load of 2 events" })).toBeVisible();
});

test("a source that nobody knows is not here, and a search without a match says so [issue 4 §7]", async ({
  as,
  expectInConsole,
}) => {
  expectInConsole(/404/);
  const page = await as("admin");
  await page.goto("/sources/999999");
  await expect(page.getByRole("heading", { name: /nothing at this address/i })).toBeVisible();
  await page.goto("/sources?q=zzzz");
  await expect(page.getByRole("heading", { name: "No sources match" })).toBeVisible();
  await expectAccessible(page);
});
