import { expect, expectAccessible, test } from "./fixtures.ts";

test("an admin defines a field, a CSM fills it in and finds their accounts by it [issue 2 §4]", async ({
  as,
  expectInConsole,
}) => {
  const page = await as("admin");
  await page.goto("/settings/fields");
  await expect(page.getByRole("heading", { name: "No custom field yet" })).toBeVisible();
  await expectAccessible(page);

  expectInConsole(/422/);
  await page.getByRole("button", { name: "New field" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New field" });
  await dialog.getByLabel("Name").fill("ARR");
  await dialog.getByRole("button", { name: "Define the field" }).click();
  await expect(dialog.getByText(/Amounts of money are no custom field/)).toBeVisible();
  await dialog.getByLabel("Name").fill("Staff");
  await dialog.getByLabel("Type").selectOption("Number");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Define the field" }).click();
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Staff" }) });
  await expect(row.getByRole("cell", { name: "0", exact: true })).toBeVisible({ timeout: 30_000 });

  await as("csm");
  await page.goto("/accounts");
  const name = await page.getByRole("rowheader").first().getByRole("link").textContent();
  await page.getByRole("rowheader").first().getByRole("link").click();
  const panel = page
    .getByRole("dialog", { name: name ?? "" })
    .or(page.getByRole("complementary", { name: name ?? "" }));
  await panel.getByRole("link", { name: "Open page" }).click();
  await expect(page.getByRole("heading", { level: 1, name: name ?? "" })).toBeVisible();
  await page.getByRole("button", { name: "Staff: –. Change" }).click();
  const editor = page.getByRole("dialog", { name: "Staff" });
  await editor.getByLabel("Staff").fill("many");
  await editor.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Write a number, like 1234.5.").first()).toBeVisible();
  await editor.getByLabel("Staff").fill("4,321");
  await editor.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "Staff: 4,321. Change" })).toBeVisible();
  await expectAccessible(page);

  await page.goto("/accounts");
  await page.getByRole("button", { name: "Custom fields" }).click();
  await page.getByLabel("Staff from").fill("4000");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/f\d+=4000\.\./);
  await expect(page.getByText("1 account in your book")).toBeVisible();
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Staff" }).click();
  await expect(page.getByRole("cell", { name: "4,321" })).toBeVisible();
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await expect(page).not.toHaveURL(/f\d+=4000/);
});

test("an admin counts a product in the figures and leaves it out again, and sees them follow [METRICS, C5]", async ({
  as,
}) => {
  const page = await as("admin");
  await page.goto("/settings/products");
  const training = page.getByRole("switch", { name: "Count Training pass in figures" });
  await expect(training).not.toBeChecked();
  await expectAccessible(page);
  for (const [action, checked] of [
    ["Count it", true],
    ["Leave out", false],
  ] as const) {
    await training.click();
    const dialog = page.getByRole("dialog", { name: /figures\?$/ });
    await expect(dialog.getByText(/subscribes? to it today/)).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: action }).click();
    await expect(training).toBeChecked({ checked });
    await expect(page.getByRole("region", { name: /are following/ })).toBeVisible();
    await expectAccessible(page);
  }
  await expect(page.getByText(/^(Working out|Handing over)/)).toBeHidden({ timeout: 90_000 });
  await page.getByRole("searchbox", { name: "Search products" }).fill("nothing of this name");
  await expect(page.getByRole("heading", { name: "No products match" })).toBeVisible();
});
