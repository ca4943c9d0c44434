import { expect, expectAccessible, signIn, test } from "./fixtures.ts";

const headlines = ["Onboarding completion", "first value", "satisfaction", "retention", "expansion"];

test("a manager opens a target down to the rows it is made of [M1–M5, X5]", async ({ page }) => {
  await signIn(page, "manager");
  await expect(page.getByRole("heading", { name: "Targets", level: 1 })).toBeVisible();
  const tiles = page.getByRole("list", { name: "Targets" }).getByRole("listitem");
  await expect(tiles).toHaveCount(5);
  for (const [position, words] of headlines.entries())
    await expect(tiles.nth(position)).toContainText(new RegExp(words, "i"));
  await expectAccessible(page);

  await tiles.first().getByRole("link").last().click();
  await expect(page).toHaveURL(/\/targets\/onboarding/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/onboarding completion/i);
  await expect(page.getByRole("main").getByRole("table").first()).toBeVisible();
  await expect(page.getByRole("main").locator('a[href^="/accounts/"]').first()).toBeVisible();
  await expectAccessible(page);
});

test("the figure is what its rows say [X5]", async ({ as }) => {
  const page = await as("manager");
  const link = page.getByRole("list", { name: "Targets" }).getByRole("listitem").first().getByRole("link").last();
  const [counted = "", of = ""] = /\d+ of (\d+)/.exec((await link.textContent()) ?? "") ?? [];
  expect(Number(of)).toBeGreaterThan(0);
  await link.click();
  await expect(page.getByRole("main")).toContainText(counted);
  await expect(page.getByRole("link", { name: `In ${of}` })).toBeVisible();
});
