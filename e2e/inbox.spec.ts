import type { Page } from "@playwright/test";
import { expect, expectAccessible, signIn, test } from "./fixtures.ts";

const title = "Call the champion";

/** A manager gives Ines a task, from a program. */
async function giveTask(manager: Page): Promise<void> {
  const { rows } = await (await manager.request.get("/api/v1/people?search=ines")).json();
  const dueOn = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const task = { title, dueOn, assigneeId: rows[0].id };
  expect((await manager.request.post("/api/v1/tasks", { data: task })).ok()).toBe(true);
}

test("a notification arrives on an open screen, leads to its cause, is put aside, muted and taken back [issue 5 §9]", async ({
  as,
  browser,
}) => {
  const csm = await as("csm");
  await csm.goto("/inbox");
  await expect(csm.getByRole("heading", { name: "Inbox", level: 1 })).toBeVisible();
  const manager = await (await browser.newContext()).newPage();
  await signIn(manager, "manager");
  await giveTask(manager);
  await manager.context().close();
  await expect(csm.getByRole("link", { name: /Inbox.*unread/ })).toBeVisible();
  const line = csm.getByRole("row", { name: new RegExp(title) });
  await csm.getByRole("button", { name: /change.*show/ }).click();
  await expect(line).toBeVisible();
  await expectAccessible(csm);

  await line.getByRole("link").click();
  await expect(csm).toHaveURL(/\/tasks\?open=/);
  await csm.goto("/inbox");
  const more = csm.getByRole("button", { name: new RegExp(`More for .*${title}`) });
  await more.click();
  await csm.getByRole("menuitem", { name: "Snooze until tomorrow, 8:00" }).click();
  await expect(line).toHaveCount(0);
  await csm.getByRole("button", { name: "Undo" }).click();
  await expect(line).toBeVisible();
  await more.click();
  await csm.getByRole("menuitem", { name: "Mute all of kind “Task”" }).click();
  await expect(line).toHaveCount(0);
  await csm.goto("/settings/notifications");
  await expect(csm.getByRole("button", { name: "Unmute Task" })).toBeVisible();
  await expectAccessible(csm);
  await csm.getByRole("button", { name: "Unmute Task" }).click();
  await expect(csm.getByText("Nothing is muted")).toBeVisible();
  await csm.getByRole("combobox", { name: "At" }).selectOption("7:00");
  await csm.getByRole("button", { name: "Save" }).click();
  await expect(csm.getByText("Saved")).toBeVisible();
});

test("everybody of the demo has something to read on the first day [issue 5 §9]", async ({ as }) => {
  for (const person of ["csm", "manager", "coordinator", "specialist", "admin"] as const) {
    const page = await as(person);
    await page.goto("/inbox");
    await expect(page.locator("tr[data-group]").nth(1)).toBeVisible();
  }
});

test("an admin sets up a webhook and a mail server, and is told what stands in the way [issue 5 §9]", async ({
  as,
}) => {
  const admin = await as("admin");
  await admin.goto("/settings/notifications/channels");
  await expect(admin.getByRole("heading", { name: "No channel yet" })).toBeVisible();
  await expectAccessible(admin);
  await admin.getByRole("button", { name: "Add a webhook" }).click();
  const form = admin.getByRole("dialog", { name: "New webhook" });
  await form.getByLabel("Name").fill("Ops");
  await form.getByLabel("Address").fill("http://127.0.0.1:9/hook");
  await form.getByRole("button", { name: "Add it" }).click();
  await expect(admin.getByLabel("Signing secret")).toHaveValue(/^whsec_/);
  await expectAccessible(admin);
  await admin.getByRole("button", { name: "I have copied it" }).click();
  await admin.getByRole("link", { name: "Ops" }).click();
  await admin.getByRole("button", { name: "Send a test" }).click();
  const row = admin.getByRole("row", { name: /A test from Bellwether/ });
  await expect(row).toContainText("inside a private network");
  await expectAccessible(admin);
  await admin.getByRole("button", { name: "More", exact: true }).click();
  await admin.getByRole("menuitem", { name: "Remove…" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
  await expect(admin.getByRole("heading", { name: "No channel yet" })).toBeVisible();

  await admin.goto("/settings/notifications/mail");
  await admin.getByLabel("Server").fill("127.0.0.1");
  await admin.getByLabel("Port").fill("9");
  await admin.getByLabel("Encryption").selectOption({ index: 2 });
  await admin.getByLabel("Mails come from").fill("desk@demo.bellwether.example");
  await admin.getByRole("button", { name: "Save" }).click();
  await admin.getByRole("button", { name: "Send a test mail" }).click();
  await expect(admin.getByText(/ECONNREFUSED/)).toBeVisible();
  await expectAccessible(admin);
  await admin.getByRole("button", { name: "Remove" }).click();
  await expect(admin.getByRole("button", { name: "Send a test mail" })).toHaveCount(0);
});
