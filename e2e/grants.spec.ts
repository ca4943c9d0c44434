import type { Browser, Page } from "@playwright/test";
import { expect, expectAccessible, type Person, signIn, test } from "./fixtures.ts";

const amount = /[$€£]\s?\d/;

/** Somebody else at a desk of their own, at the same time. */
async function beside(browser: Browser, person: Person): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, person);
  return page;
}

/** An account that this person owns. */
async function accountOf(page: Page, owner: string): Promise<number> {
  const { rows } = await (await page.request.get("/api/v1/accounts?pageSize=100")).json();
  return rows.find((one: { ownerName: string | null }) => one.ownerName === owner).id;
}

test("a CSM asks, a manager grants, the amounts are seen, and go from the open page as it is revoked [issue 5 §8, N4]", async ({
  as,
  browser,
}) => {
  const manager = await beside(browser, "manager");
  await manager.goto("/money");
  const waiting = manager.getByRole("link", { name: /^Money access/ }).getByText(/^\d+/);
  const before = Number.parseInt((await waiting.textContent()) ?? "", 10);

  const csm = await as("csm");
  await csm.goto(`/accounts/${await accountOf(csm, "Ines Moreau")}`);
  await csm.getByRole("link", { name: "Money · ask for access" }).click();
  await csm.getByRole("button", { name: "Ask for access" }).click();
  const ask = csm.getByRole("dialog", { name: "Ask to see money" });
  await ask.getByLabel("Why").fill("Journey: renewal talks");
  await ask.getByLabel("For how many days").fill("10");
  await expectAccessible(csm);
  await ask.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(ask).toHaveCount(0);
  await csm.evaluate(() => document.body.setAttribute("data-never-reloaded", "yes"));

  // the open page of the manager and the sidebar follow by themselves
  await expect(waiting).toHaveText(new RegExp(`^${before + 1}`));
  const row = manager.getByRole("row", { name: /Journey: renewal talks/ }).first();
  await expectAccessible(manager);
  await row.getByRole("button", { name: /^Grant the request/ }).click();
  const dialog = manager.getByRole("dialog", { name: /see money/ });
  await dialog.getByLabel("For how many days").fill("3");
  await dialog.getByRole("button", { name: "Grant access" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(waiting).toHaveText(new RegExp(`^${before}\\b`));

  // so does the page that asked
  await expect(csm.getByRole("button", { name: "Read again" })).toBeVisible();
  await expect(csm.getByRole("main")).toContainText(amount);
  await expectAccessible(csm);
  await manager.getByRole("button", { name: "Revoke the grant of Ines Moreau" }).first().click();
  await manager.getByRole("dialog").getByRole("button", { name: "Revoke", exact: true }).click();
  await expect(csm.getByRole("heading", { name: "You do not see amounts here" })).toBeVisible();
  await expect(csm.getByRole("main")).not.toContainText(amount);
  await expect(csm.locator("body[data-never-reloaded]")).toHaveCount(1);
  await csm.goto("/money/access");
  await expect(csm.getByRole("table", { name: "Reads of money" })).toBeVisible();
  await expectAccessible(csm);
  await manager.context().close();
});

test("the amounts behind a figure go from the open page as the grant is revoked [issue 5 §8, N4]", async ({
  as,
  browser,
}) => {
  const admin = await beside(browser, "admin");
  const people = await (await admin.request.get("/api/v1/people?search=ines")).json();
  const grant = { userId: people.rows[0].id, scope: "whole", reason: "Journey: the figure" };
  const { grantId } = await (await admin.request.post("/api/v1/grants", { data: grant })).json();
  const csm = await as("csm");
  await csm.goto("/targets/nrr");
  await expect(csm.getByText(/What counts adds up to/)).toContainText(amount);
  await admin.request.delete(`/api/v1/grants/${grantId}`);
  await expect(csm.getByText("The rows of this figure are amounts")).toBeVisible();
  await expect(csm.getByRole("main")).not.toContainText(amount);
  await admin.context().close();
});

test("an admin finds in the audit log what a grant changed, before and after, exports it, and checks that it is whole [issue 5, Audit]", async ({
  as,
}) => {
  const admin = await as("admin");
  await admin.goto("/settings/audit?table=money_grant");
  await expect(admin.getByRole("table", { name: "Audit log" })).toBeVisible();
  await expectAccessible(admin);
  await admin.getByRole("link", { name: "Money grant changed" }).first().click();
  const panel = admin.getByRole("complementary", { name: "Money grant changed" });
  await expect(panel.getByRole("rowheader", { name: "revoked at" })).toBeVisible();
  await expectAccessible(admin);
  await admin.goto("/settings/audit?table=money_grant");
  const download = admin.waitForEvent("download");
  await admin.getByRole("button", { name: "Export JSON Lines" }).click();
  expect((await download).suggestedFilename()).toMatch(/^audit-.*\.jsonl$/);
  await admin.goto("/settings/audit");
  await admin.getByRole("button", { name: "Check the log" }).click();
  await expect(admin.getByText(/^\W*Whole$/)).toBeVisible();
  const specialist = await as("specialist");
  await specialist.goto("/settings/audit");
  await expect(specialist.getByText("What you changed, and what was refused.")).toBeVisible();
  await expect(specialist.getByRole("button", { name: "Check the log" })).toHaveCount(0);
});
