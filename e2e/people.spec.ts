import { expect, expectAccessible, test } from "./fixtures.ts";

test("an admin invites a person, who joins; a role change and a deactivation act at once [issue 2 §3]", async ({
  as,
  browser,
}) => {
  const page = await as("admin");
  await page.goto("/people");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Invite a person" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Nina Novak");
  await dialog.getByLabel("E-mail").fill("nina@own.example");
  await dialog.getByLabel("Manager").check();
  await dialog.getByLabel("North").check();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Nina Novak is invited" })).toBeVisible();
  const link = await page.getByLabel("Link").inputValue();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Done" }).click();
  const row = page.getByRole("row", { name: /Nina Novak/ });
  await expect(row).toContainText("Invited");

  const context = await browser.newContext();
  const hers = await context.newPage();
  await hers.goto(link);
  await hers.getByLabel("Password").fill("a password of her own");
  await hers.getByRole("button", { name: /Set password/ }).click();
  await expect(hers).not.toHaveURL(/join/);
  await hers.goto("/people");
  await expect(hers.getByRole("heading", { name: "You cannot open this page" })).toBeVisible();
  await hers.goto("/settings");
  await hers.getByLabel("I act as").selectOption("Manager");
  await expect(hers).toHaveURL(/targets/);
  await hers.goto("/people");
  await expect(hers.getByRole("heading", { name: "People", level: 1 })).toBeVisible();

  const act = async (item: string) => {
    await page.getByRole("button", { name: "Change Nina Novak" }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await page.goto("/people?q=nina");
  await act("Roles and teams…");
  await dialog.getByLabel("Manager").uncheck();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(row).not.toContainText("Manager");
  await hers.reload();
  await expect(hers.getByRole("heading", { name: "You cannot open this page" })).toBeVisible();

  await act("Deactivate…");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Deactivate" }).click();
  await expect(row).toContainText("Deactivated");
  await hers.goto("/settings");
  await expect(hers).toHaveURL(/sign-in/);
  await context.close();
});

test("money is shown with a grant, for as long as it lasts, and each read is in the log [N4]", async ({
  as,
  browser,
}) => {
  const page = await as("admin");
  await page.goto("/accounts/12/money");
  await expect(page.getByText("Ask a manager of your team or an admin")).toBeVisible();
  await page.goto("/money");
  await page.getByRole("button", { name: "Give a grant" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Person").fill("callum");
  await dialog.getByRole("option", { name: "Callum Byrne" }).click();
  await dialog.getByRole("radio", { name: /Every account/ }).check();
  await dialog.getByLabel("Why").fill("Prepares the renewals of the quarter");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Give the grant" }).click();
  const row = page.getByRole("row", { name: /Callum Byrne/ });
  await expect(row).toContainText("Active");

  const context = await browser.newContext();
  const his = await context.newPage();
  await his.goto("/sign-in?next=/accounts/12/money");
  await his.getByLabel("E-mail").fill("callum@demo.bellwether.example");
  await his.getByLabel("Password").fill("bellwether");
  await his.getByRole("button", { name: "Sign in" }).click();
  await expect(his.getByRole("heading", { name: "Subscriptions" })).toBeVisible();
  await expectAccessible(his);

  await page.goto("/money/access");
  await expect(page.getByRole("row", { name: /Callum Byrne/ })).toHaveCount(1);
  await page.goto("/money");
  await page.getByRole("button", { name: "Revoke the grant of Callum Byrne" }).click();
  await dialog.getByRole("button", { name: "Revoke" }).click();
  await expect(row).toContainText("Revoked");
  await his.reload();
  await expect(his.getByText("Ask a manager of your team or an admin")).toBeVisible();
  await context.close();
});

test("a key is shown once, works as its person, and stops when revoked [issue 2 §3]", async ({ as, request }) => {
  const page = await as("admin");
  await page.goto("/settings/keys");
  await page.getByRole("button", { name: "New key" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("warehouse sync");
  await dialog.getByLabel("Acts for").fill("yara");
  await dialog.getByRole("option", { name: "Yara Haddad" }).click();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Make the key" }).click();
  const secret = await page.getByLabel("Secret").inputValue();
  await page.getByRole("button", { name: "I have copied it" }).click();
  const ask = () => request.get("/api/v1/me", { headers: { authorization: `Bearer ${secret}` } });
  expect(await (await ask()).json()).toMatchObject({ name: "Yara Haddad", role: "csm" });
  await page.reload();
  expect(await page.content()).not.toContain(secret);

  await page.getByRole("button", { name: "Revoke warehouse sync" }).click();
  await dialog.getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("row", { name: /warehouse sync/ })).toContainText("Revoked");
  expect((await ask()).status()).toBe(401);
});

test("the API reference is found, read and clean without a sign-in [issue 2 §3]", async ({ page }) => {
  await page.goto("/api/docs");
  await expectAccessible(page);
  await page.getByLabel("Search").fill("revoke key");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByText("/keys/{keyId}", { exact: true })).toBeVisible();
  await expect(page.getByText("For admin; about the configuration.")).toBeVisible();
  await expectAccessible(page);
});
