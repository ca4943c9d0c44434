import { expect, expectAccessible, test } from "./fixtures.ts";

test("a CSM notes a deal and closes it, and is asked for no amount without a grant [F4, N4]", async ({ as }) => {
  const page = await as("csm");
  await page.goto("/today");
  const first = page.getByRole("main").locator('a[href^="/accounts/"]').first();
  await page.goto(`${await first.getAttribute("href")}/value`);
  await page.getByRole("button", { name: "Add deal" }).click();
  const added = page.getByRole("dialog", { name: "Add deal" });
  await added.getByLabel("Deal", { exact: true }).fill("Twenty more seats");
  await added.getByLabel(/Stage/).fill("Talks");
  await expect(added.getByLabel(/Worth/)).toHaveCount(0);
  await expectAccessible(page);
  await added.getByRole("button", { name: "Add", exact: true }).click();
  const row = page.getByRole("row", { name: /Twenty more seats/ });
  await expect(row).toContainText("Open");
  await expect(row).toContainText("Talks");

  await row.getByRole("button", { name: /Edit/ }).click();
  const changed = page.getByRole("dialog", { name: "Edit deal" });
  await changed.getByLabel("State").selectOption("Won");
  await expectAccessible(page);
  await changed.getByRole("button", { name: "Save" }).click();
  await expect(row).toContainText("Won");
  await expect(row).toContainText("closed");
});

test("a manager with a grant says what a deal is worth [F4, N4]", async ({ as }) => {
  const page = await as("manager");
  const answer = await page.request.get("/api/v1/accounts?pageSize=100");
  const { rows } = (await answer.json()) as { rows: { id: number; ownerName: string | null }[] };
  const account = rows.find((one) => one.ownerName === "Ines Moreau");
  await page.goto(`/accounts/${account?.id}/money`);
  const deals = page.getByRole("table", { name: "Deals" });
  await deals
    .getByRole("button", { name: /Edit the amount/ })
    .first()
    .click();
  const amount = page.getByRole("dialog", { name: "Amount" });
  await amount.getByLabel(/Worth/).fill("98,765 or so");
  await amount.getByRole("button", { name: "Save" }).click();
  await expect(amount.getByRole("alert").filter({ hasText: "not an amount" })).toBeVisible();
  await amount.getByLabel(/Worth/).fill("98765.50");
  await expectAccessible(page);
  await amount.getByRole("button", { name: "Save" }).click();
  await expect(deals.getByText("98,765.50")).toBeVisible();
});
