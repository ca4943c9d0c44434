import { expect, expectAccessible, signIn, test } from "./fixtures.ts";

test("a CSM goes from sign-in to a documented conversation [F3, F5, C6, X2]", async ({ page }) => {
  await page.goto("/sign-in");
  await expectAccessible(page);
  await signIn(page, "csm");

  await expect(page.getByRole("heading", { name: "Today", level: 1 })).toBeVisible();
  await expect(page.getByText(/\d+ accounts? needs? you/)).toBeVisible();
  await expectAccessible(page);

  const first = page.getByRole("main").locator('a[href^="/accounts/"]').first();
  const name = (await first.textContent())?.trim() ?? "";
  await page.goto((await first.getAttribute("href")) ?? "");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  await expectAccessible(page);

  await page
    .getByRole("button", { name: /Log interaction/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog", { name: "Log interaction" });
  await dialog.getByLabel(/What was said|Summary/).fill("Agreed on a plan for the second site");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Record" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Agreed on a plan for the second site").first()).toBeVisible();
});
