import { expect, expectAccessible, test } from "./fixtures.ts";

test("an admin makes a measure of a column, sees it among those who left, and gives it weight in a draft [F3]", async ({
  as,
}) => {
  const page = await as("admin");
  await page.goto("/studio/measures");
  await page.getByRole("link", { name: "New measure" }).first().click();
  await expectAccessible(page);
  const made = page.getByLabel("Made of");
  const option = made.locator("option", { hasText: "Industry" });
  await made.selectOption((await option.getAttribute("value")) ?? "");
  await expect(page.getByRole("table", { name: "Values among accounts that stayed and left" })).toBeVisible();
  await expect(page.getByText(/Proposed from the shares above|Too few accounts have left/)).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Branch of industry");
  await page.getByLabel("Dimension").selectOption("value");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make the measure" }).click();
  await expect(page.getByRole("row", { name: /Branch of industry/ })).toContainText("its newest value");

  await page.getByRole("link", { name: "Model", exact: true }).click();
  const start = page.getByRole("button", { name: "Start a draft" });
  if (await start.isVisible()) await start.click();
  await page.getByLabel("Add a measure", { exact: true }).selectOption({ label: "Branch of industry" });
  await expect(page.getByRole("slider", { name: "Weight of Branch of industry" })).toBeVisible();
  await expect(page.getByText("Draft saved")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Throw away" }).click();
  await expect(start).toBeVisible();
});
