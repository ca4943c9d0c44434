import { expect, expectAccessible, test } from "./fixtures.ts";

const accounts = `External ID,Name,Segment,Customer since
own-1,Quarry Lane Bakers,SMB,2025-03-01
own-2,Tidewater Signs,Mid-market,2025-06-15
own-3,Copper Lane,SMB,2025-02-31
`;

test("an admin checks a file without writing, imports it and takes it back [X12]", async ({ as }) => {
  const page = await as("admin");
  await page.goto("/import");
  await expectAccessible(page);
  await page
    .getByLabel("Files to import")
    .setInputFiles({ name: "accounts.csv", mimeType: "text/csv", buffer: Buffer.from(accounts) });
  await expect(page).toHaveURL(/\/import\/\d+/);
  await expect(page.getByRole("main").getByText("To be checked")).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);

  await page.getByRole("button", { name: "Check without writing" }).click();
  await expect(page.getByText("Dry run: 2 rows would be taken, 1 refused.")).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);

  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("2 rows taken, 1 refused.")).toBeVisible({ timeout: 60_000 });
  await page.goto("/accounts?q=Tidewater");
  await expect(page.getByRole("link", { name: "Tidewater Signs" })).toBeVisible();

  await page.goto("/import");
  await page
    .getByRole("link", { name: /^Import \d+$/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Undo the import" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Undo the import" }).click();
  await expect(page.getByText("The import was taken back.")).toBeVisible({ timeout: 60_000 });
  await page.goto("/accounts?q=Tidewater");
  await expect(page.getByRole("link", { name: "Tidewater Signs" })).toHaveCount(0);
});

test("an admin weighs a measure more, publishes, and reads why a roll-back without a reason is refused [F3]", async ({
  as,
  expectInConsole,
}) => {
  const page = await as("admin");
  await page.goto("/studio");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Start a draft" }).click();
  const weight = page.getByRole("slider", { name: /^Weight of / }).first();
  await expect(weight).toBeEnabled();
  const before = Number(await weight.inputValue());
  await weight.focus();
  for (let step = 0; step < 6; step++) await page.keyboard.press("ArrowRight");
  await expect(weight).not.toHaveValue(String(before));
  await expect(page.getByText("Draft saved")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Who changes" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Publish…" }).click();
  const dialog = page.getByRole("dialog", { name: "Publish version 2" });
  await dialog.getByRole("button", { name: "Try it on the past" }).click();
  await expect(dialog.getByRole("table", { name: "Figures over all dates" })).toBeVisible({ timeout: 60_000 });
  await expect(dialog.getByRole("heading", { name: "Who changes band" })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("Why", { exact: true }).fill("Usage says more than we thought");
  await dialog.getByRole("button", { name: "Publish version 2" }).click();
  await expect(page.getByText("Usage says more than we thought")).toBeVisible();

  expectInConsole(/400/);
  await page.getByRole("button", { name: "Roll back to v1" }).click();
  const back = page.getByRole("dialog", { name: "Roll back to version 1" });
  await back.getByLabel("Why").fill("   ");
  await back.getByRole("button", { name: "Roll back" }).click();
  await expect(back.getByRole("alert")).toContainText("Write why");
  await expectAccessible(page);
});
