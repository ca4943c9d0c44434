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

test("what a CSM calls no real risk stands in the precision of alerts, with its reason [X11]", async ({ as }) => {
  const page = await as("csm");
  await page.goto("/today");
  // whoever needs attention on this day, at risk or falling
  const row = page
    .getByRole("row")
    .filter({ has: page.getByRole("button", { name: /^Put .* aside/ }) })
    .first();
  const name = (await row.getByRole("link").first().textContent())?.trim() ?? "";
  await row.getByRole("button", { name: `Put ${name} aside` }).click();
  await page.getByRole("menuitem", { name: /Not a real risk/ }).click();
  const dialog = page.getByRole("dialog", { name: "Not a real risk" });
  await dialog.getByLabel(/Why/).fill("They moved to the new workspace");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Not a real risk" }).click();
  await expect(page.getByRole("row", { name: new RegExp(name) })).toHaveCount(0);

  await page.goto("/studio");
  await page.getByRole("link", { name: "All judged alerts" }).click();
  const judged = page
    .getByRole("row", { name: new RegExp(name) })
    .filter({ hasText: "They moved to the new workspace" });
  await expect(judged).toContainText("Ines Moreau");
  await expectAccessible(page);
  await page.getByLabel("Answer").selectOption("Real risk");
  await expect(judged).toHaveCount(0);
});
