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

test("a figure made of money opens into its amounts with a grant, and the read is logged [M5, X5, N4]", async ({
  as,
}) => {
  const page = await as("manager");
  await page.goto("/targets/nrr");
  await expect(page.getByText(/What counts adds up to \$[\d,.]+ ÷ \$[\d,.]+ = /)).toBeVisible();
  const figure = await page
    .getByRole("main")
    .locator("p", { hasText: /^[\d.]+\s*%$/ })
    .textContent();
  await expect(page.getByText(/What counts adds up to/)).toContainText(/[\d.]+/.exec(figure ?? "")?.[0] ?? "no figure");
  await expectAccessible(page);
  await page.getByRole("link", { name: /^In \d/ }).click();
  await expect(page).toHaveURL(/state=in/);
  const rows = page.getByRole("table", { name: "Rows behind the figure" }).getByRole("row");
  await expect(rows.nth(1)).toContainText(/\$[\d,.]+/);
  await rows.nth(1).getByRole("link").click();
  await expect(page).toHaveURL(/\/accounts\/\d+/);

  const admin = await as("admin");
  await admin.goto("/money/access");
  await expect(admin.getByRole("row", { name: /accounts? of Net revenue retention/ }).first()).toContainText(
    "Metrics: rows",
  );
  await admin.goto("/targets/nrr");
  await expect(admin.getByText("The rows of this figure are amounts")).toBeVisible();
  await expectAccessible(admin);
});

test("a cover is started for two accounts, seen on one of them, and ended there [F5]", async ({ as }) => {
  const page = await as("manager");
  await page.goto("/accounts?sort=name");
  const boxes = page.getByRole("checkbox", { name: /^Select (?!all)/ });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole("button", { name: "Cover…" }).click();
  const dialog = page.getByRole("dialog", { name: "Cover 2 accounts" });
  await dialog.getByLabel("Colleague").fill("yara");
  await expect(dialog.getByRole("option", { name: /Yara Haddad/ })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("option", { name: /Yara Haddad/ }).click();
  await dialog.getByLabel("Until").fill("2099-12-31");
  await dialog.getByRole("button", { name: "Cover", exact: true }).click();
  await expect(dialog).toBeHidden();

  await page.goto("/people");
  await page.getByRole("link", { name: "Who covers for whom" }).click();
  const lines = page.getByRole("row", { name: /^Yara Haddad/ }).filter({ hasText: "2099" });
  await expect(lines.first()).toContainText("until 31 Dec 2099");
  await expectAccessible(page);
  await lines.first().getByRole("link").first().click();
  await expect(page.getByText("Covered by Yara Haddad until 31 Dec 2099").first()).toBeVisible();
  await page.getByRole("button", { name: "End cover by Yara Haddad" }).click();
  await expect(page.getByRole("button", { name: "End cover by Yara Haddad" })).toHaveCount(0);
});

test("a view of Targets is saved under a name and brings its filters back", async ({ as }) => {
  const page = await as("manager");
  await page.goto("/targets?period=3m");
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Save this view…" }).click();
  await page.getByRole("dialog", { name: "Save this view" }).getByLabel("Name").fill("Last quarter");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("button", { name: "Last quarter" })).toBeVisible();
  await page.goto("/targets");
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitemcheckbox", { name: /Last quarter/ }).click();
  await expect(page).toHaveURL(/period=3m/);
});

test("a manager looks at a period of their own, by keyboard, and takes the screen along as a file [M1–M5, X12]", async ({
  as,
}) => {
  const page = await as("manager");
  await page.getByLabel("Period", { exact: true }).selectOption({ label: "From … to …" });
  const form = page.getByRole("form", { name: "Chosen period" });
  await form.getByLabel("From").fill("2026-06-30");
  await form.getByLabel("To", { exact: true }).fill("2026-01-01");
  await form.getByLabel("To", { exact: true }).press("Enter");
  await expect(form.getByRole("alert")).toContainText("before the first");
  await form.getByLabel("From").fill("2026-01-01");
  await form.getByLabel("To", { exact: true }).fill("2026-06-30");
  await form.getByLabel("To", { exact: true }).press("Enter");
  await expect(page).toHaveURL(/from=2026-01-01&to=2026-07-01/);
  await expect(page.getByRole("main")).toContainText("1 Jan 2026 to 30 Jun 2026");
  await expectAccessible(page);
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export" }).click();
  expect((await saved).suggestedFilename()).toBe("targets-2026-06-30.csv");
});

test("definitions show on focus, and CSMs stand side by side for the 1:1 [issue 2 §7]", async ({ as }) => {
  const page = await as("manager");
  const name = page.getByRole("button", { name: "Onboarding completion" }).first();
  await name.focus();
  await expect(page.getByText(/divided by the plans due in the period/).last()).toBeVisible();
  await page.getByRole("link", { name: "Side by side, for the 1:1" }).click();
  await expect(page).toHaveURL(/one-to-one\?.*csm=/);
  const columns = page.getByRole("columnheader");
  await expect(columns).toHaveCount(4);
  await page.getByLabel("Add a CSM").selectOption({ index: 1 });
  await expect(columns).toHaveCount(5);
  await expectAccessible(page);
});
