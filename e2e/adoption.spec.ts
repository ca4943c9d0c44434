import { expect, expectAccessible, test } from "./fixtures.ts";

test("a CSM finds who uses what in their book, and opens the days behind a cell [F2]", async ({ as }) => {
  const page = await as("csm");
  await page.getByRole("link", { name: "Adoption", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Adoption" })).toBeVisible();
  const matrix = page.getByRole("table", { name: /Days of use of each feature/ });
  await expect(matrix).toBeVisible();
  await expectAccessible(page);

  const cell = matrix.getByRole("link", { name: /: \d+ of 28 days, / }).first();
  const words = (await cell.textContent()) ?? "";
  const used = Number(/: (\d+) of 28 days/.exec(words)?.[1]);
  await cell.click();
  await expect(page).toHaveURL(/cell=\d+\.\d+/);
  await expect(page.getByText(`Used on ${used} of the last 28 days`)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/cell=/);

  await page.getByRole("link", { name: "Trend" }).click();
  await expect(page).toHaveURL(/sort=trend/);
  await expect(page.getByRole("columnheader", { name: "Trend" })).toHaveAttribute("aria-sort", "ascending");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  expect((await saved).suggestedFilename()).toMatch(/^adoption-\d{4}-\d{2}-\d{2}\.csv$/);
});

test("a manager goes from what is paid for and unused to the accounts, and back from no match [F2]", async ({ as }) => {
  const page = await as("manager");
  await page.goto("/adoption/unused");
  await expectAccessible(page);
  const features = page.getByRole("table", { name: "Features that are paid for and not used" });
  const count = features.getByRole("row").nth(1).getByRole("link").last();
  const wanted = (await count.textContent())?.trim();
  await count.click();
  await expect(page).toHaveURL(/unused=\d+/);
  await expect(page.getByRole("navigation", { name: "Pages" })).toContainText(`${wanted} account`);
  await page.getByRole("searchbox", { name: "Search accounts by name" }).fill("zzzz no such account");
  await expect(page.getByRole("heading", { name: "No accounts match" })).toBeVisible();
  await page.getByRole("link", { name: "Clear the filters" }).click();
  await expect(page.getByRole("table", { name: "Accounts that do not use what they pay for" })).toBeVisible();

  await page.getByRole("link", { name: "Segments", exact: true }).click();
  const segments = page.getByRole("table", { name: "Adoption by segment" });
  await expectAccessible(page);
  const accounts = segments.getByRole("row").nth(1).getByRole("link").first();
  const shown = (await accounts.textContent())?.trim();
  await accounts.click();
  await expect(page.getByRole("navigation", { name: "Pages" })).toContainText(`${shown} account`);

  await page.goto("/adoption/quiet");
  await expect(page.getByRole("heading", { level: 1, name: "Adoption" })).toBeVisible();
  await expectAccessible(page);
});

test("a funnel and the curves of cohorts open the accounts behind their figures [F2]", async ({ as }) => {
  const page = await as("manager");
  await page.goto("/adoption/funnel");
  await expectAccessible(page);
  const funnel = page.getByRole("table", { name: /how far they took the feature up/ });
  const tried = funnel.getByRole("row").nth(2).getByRole("link").nth(1);
  const count = (await tried.textContent())?.trim();
  await tried.click();
  await expect(page.getByRole("region", { name: "Chosen accounts" })).toContainText("tried");
  await expect(page.getByRole("navigation", { name: "Pages" })).toContainText(`${count} account`);

  await page.goto("/adoption/retention");
  await expect(page.getByRole("img", { name: /Share of accounts with any use/ })).toBeVisible();
  await expectAccessible(page);
  const cohorts = page.getByRole("table", { name: /Share of accounts with any use/ });
  const share = cohorts.getByRole("row").nth(2).getByRole("link").nth(1);
  const used = /^([\d,]+) of/.exec((await share.getAttribute("title")) ?? "")?.[1];
  await share.click();
  await expect(page.getByRole("region", { name: "Chosen accounts" })).toContainText("Began in");
  if (used !== "0") await expect(page.getByRole("navigation", { name: "Pages" })).toContainText(`${used} account`);
});

test("a manager looks at a past day and turns pages on and back [F2]", async ({ as }) => {
  const page = await as("manager");
  await page.goto("/adoption?sort=name");
  const matrix = page.getByRole("table", { name: /Days of use of each feature/ });
  const pages = page.getByRole("navigation", { name: "Pages" });
  const first = matrix.getByRole("row").nth(1).getByRole("rowheader");
  const began = (await first.textContent()) ?? "";
  await pages.getByRole("link", { name: "Next page" }).click();
  await expect(first).not.toHaveText(began);
  await pages.getByRole("link", { name: "Previous page" }).click();
  await expect(first).toHaveText(began);
  await expect(pages.getByRole("link", { name: "Previous page" })).toHaveCount(0);

  const past = new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 10);
  await page.goto("/adoption");
  await page.getByLabel("As of").fill(past);
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`on=${past}`));
  const note = page.getByRole("region", { name: "Past day" });
  await expect(note).toContainText("customers of that day");
  await expectAccessible(page);
  await matrix
    .getByRole("link", { name: /: \d+ of 28 days, / })
    .first()
    .click();
  await expect(page.getByText(/of the 28 days to/)).toBeVisible();
  await page.keyboard.press("Escape");
  await note.getByRole("link", { name: "Show today" }).click();
  await expect(page).not.toHaveURL(/on=/);
});

test("adoption is not for a specialist [N1]", async ({ as }) => {
  const page = await as("specialist");
  await expect(page.getByRole("link", { name: "Adoption", exact: true })).toHaveCount(0);
  await page.goto("/adoption");
  await expect(page.getByRole("heading", { level: 1, name: /^You cannot open/ })).toBeVisible();
});
