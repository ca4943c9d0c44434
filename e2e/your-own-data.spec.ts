import { expect, expectAccessible, test } from "./fixtures.ts";

// The last file by name: it clears the company that the other journeys walk through.
test("an admin clears the demo for good and is led to the import", async ({ as }) => {
  const page = await as("admin");
  await page.goto("/accounts");
  await expect(page.getByText("This is a demo company")).toBeVisible();
  await page.getByRole("button", { name: "Clear the demo" }).click();
  const dialog = page.getByRole("dialog", { name: "Clear the demo company" });
  const clear = dialog.getByRole("button", { name: "Clear for good" });
  await expect(clear).toBeDisabled();
  await expectAccessible(page);
  await dialog.getByRole("textbox").fill("clear the demo");
  await clear.click();
  await expect(page).toHaveURL(/\/import/);
  await expect(page.getByText("This is a demo company")).toBeHidden();

  await page.goto("/accounts");
  await expect(page.getByRole("main")).toContainText(/import/i);
  await expectAccessible(page);
});
