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
  const throwAway = page.getByRole("button", { name: "Throw away" });
  await expect(start.or(throwAway)).toBeVisible();
  if (await start.isVisible()) await start.click();
  await page.getByLabel("Add a measure", { exact: true }).selectOption({ label: "Branch of industry" });
  await expect(page.getByRole("slider", { name: "Weight of Branch of industry" })).toBeVisible();
  await expect(page.getByText("Draft saved")).toBeVisible();
  await expectAccessible(page);
  await throwAway.click();
  await expect(start).toBeVisible();
});

test("a manager tests the model on the past, and reads what the figures mean [X1, F3]", async ({ as }) => {
  const page = await as("manager");
  await page.goto("/studio/back-test");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Start the back-test" }).click();
  await expect(page).toHaveURL(/\/studio\/back-test\/\d+$/);
  await expect(page.getByRole("table", { name: "Figures over all dates" })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/Take one customer who left and one who stayed/).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Calibration" }).first()).toBeVisible();
  await expectAccessible(page);
  await page
    .getByRole("table", { name: /Churned while healthy/ })
    .first()
    .getByRole("link")
    .first()
    .click();
  await expect(page).toHaveURL(/\/accounts\/\d+/);
});

test("an admin fits weights to who left, and takes them into a draft [X4]", async ({ as }) => {
  const page = await as("admin");
  await page.goto("/studio/fit");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Fit weights" }).click();
  await expect(page).toHaveURL(/\/studio\/fit\/\d+$/);
  await expect(page.getByRole("table").first()).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
});

test("a CSM sets a band by hand with a reason, which everybody sees beside the computed one, and ends it [issue 3]", async ({
  as,
}) => {
  const page = await as("csm");
  await page.goto("/accounts?sort=name");
  const account = page.locator('main a[href^="/accounts/"]').first();
  const address = (await account.getAttribute("href")) ?? "";
  await page.goto(address);
  await page.getByRole("button", { name: /Set a band by hand|Replace the band set by hand/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("At risk").check();
  await dialog.getByLabel("Why").fill("They told us of a tender");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: /Set the band|Replace it/ }).click();
  await expect(page.getByText("They told us of a tender").first()).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${address}/brief`);
  await expect(page.getByText("They told us of a tender")).toBeVisible();
  await expect(page.getByText("Computed:")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/accounts?sort=name&open=${address.split("/").at(-1)}`);
  await expect(page.getByText("They told us of a tender")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/studio/overrides");
  await expect(page.getByRole("row", { name: /They told us of a tender/ })).toContainText("Ines Moreau");
  await expectAccessible(page);
});

test("the moves of the book are explained and open into accounts [issue 3]", async ({ as }) => {
  const page = await as("manager");
  await page.goto("/studio/moves");
  await expect(page.getByRole("heading", { name: "From band to band" })).toBeVisible();
  await expectAccessible(page);
  await page.goto("/studio/drift");
  await expect(page.getByRole("heading", { level: 1, name: "Drift" })).toBeVisible();
  await expectAccessible(page);
});

test("on a phone the strip of tabs shows the one that is open, from the first and from another [issue 3]", async ({
  as,
}) => {
  const page = await as("manager");
  await page.setViewportSize({ width: 390, height: 844 });
  const tab = (name: string) => page.getByRole("navigation", { name: "Studio" }).getByRole("link", { name });
  await page.goto("/studio/alerts");
  await expect(tab("Precision of alerts")).toBeInViewport({ ratio: 1 });
  await expect(tab("Model")).not.toBeInViewport();
  await tab("Moves").click();
  await expect(page).toHaveURL(/\/studio\/moves/);
  await expect(tab("Moves")).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => window.scrollX)).toBe(0);
});
