import { expect, expectAccessible, test } from "./fixtures.ts";

const accounts = `External ID,Name,Segment,Customer since
own-1,Quarry Lane Bakers,SMB,2025-03-01
own-2,Tidewater Signs,Mid-market,2025-06-15
own-3,,SMB,2025-06-15
`;

test("an admin checks a file without writing, imports it and takes it back [X12]", async ({ as }) => {
  test.setTimeout(240_000);
  const page = await as("admin");
  await page.goto("/import");
  await expectAccessible(page);
  await page
    .getByLabel("Files to import")
    .setInputFiles({ name: "accounts.csv", mimeType: "text/csv", buffer: Buffer.from(accounts) });
  await expect(page).toHaveURL(/\/import\/\d+/);
  await expect(page.getByText("To be checked")).toBeVisible({ timeout: 60_000 });
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
