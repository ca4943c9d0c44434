import { mkdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures.ts";

const shots = process.env.SHOTS;

/** Pictures for whoever looks at them: at both widths, light and dark. */
async function shoot(page: Page, name: string): Promise<void> {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  for (const [width, scheme] of [
    [1440, "light"],
    [390, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
}

test("a protocol from its draft to its end: built and seen before it runs, released in part, worked by its CSM (issue 5 §1–§3, X11)", async ({
  as,
  page,
}) => {
  await as("admin");
  await page.goto("/protocols");
  await expect(page.getByRole("row", { name: /Stalled onboarding E1/ })).toContainText("On");
  await expectAccessible(page);
  await shoot(page, "list");
  await page.getByRole("link", { name: "New protocol" }).click();
  const form = page.getByRole("form", { name: "Protocol" });
  await form.getByLabel("Name").fill("Watch the seats");
  await form.getByLabel("Trigger").selectOption("band");
  await form.getByLabel("Healthy").check();
  await form.getByLabel("for so many days running").fill("0");
  await form.getByRole("button", { name: "Add a condition" }).click();
  await form.getByLabel("Condition 1", { exact: true }).selectOption("tenure");
  await form.getByLabel("Days at least").fill("30");
  await form.getByRole("button", { name: "Add a step" }).click();
  await form.getByLabel("Step 2", { exact: true }).selectOption("email");
  await expectAccessible(page);
  await shoot(page, "builder");
  await form.getByRole("button", { name: "Keep as draft" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Watch the seats" })).toBeVisible();
  await expect(
    page
      .getByText("When an account’s health turns at risk or healthy, and it has been a customer for 30 days or more:")
      .first(),
  ).toBeVisible();
  await expect(page.getByRole("heading", { name: /Who would fire now: \d+ accounts/ })).toBeVisible();
  await expect(page.getByRole("table", { name: "Alerts a week by CSM" })).toContainText("Ines");
  await expectAccessible(page);
  await shoot(page, "draft");
  await page.getByRole("button", { name: "Switch on" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/What changed/).fill("First try");
  await dialog.getByRole("button", { name: "Switch on" }).click();
  await expect(page.getByRole("region", { name: "Backlog at start" })).toBeVisible({ timeout: 30_000 });
  const address = page.url();

  await as("manager");
  await page.goto(address);
  await page.getByRole("link", { name: "See the backlog" }).click();
  await page.getByLabel("Protocol", { exact: true }).selectOption({ label: "Watch the seats" });
  await page.getByLabel("Search what waits").fill("Ines");
  // only then is the list the one asked for: a row chosen before it came would be gone
  await expect(page.getByRole("row").filter({ hasNotText: /ines/i })).toHaveCount(1);
  const box = page.getByRole("row", { name: /Ines/ }).first().getByRole("checkbox");
  await box.check();
  await expectAccessible(page);
  await shoot(page, "waiting");
  const row = page.getByRole("row", { name: /Ines/ }).first();
  const account = (await row.getByRole("rowheader").getByRole("link").textContent()) ?? "";
  await page.getByRole("button", { name: "Release 1 account" }).click();
  await expect(page.getByText(/1 intervention opened/)).toBeVisible();
  await expect(page.getByRole("rowheader", { name: account })).toHaveCount(0);

  await as("csm");
  await page.goto(`/protocols/interventions?mine=yes&q=${encodeURIComponent(account)}`);
  await page
    .getByRole("row", { name: /Watch the seats/ })
    .getByRole("link", { name: account })
    .click();
  await expect(page.getByRole("heading", { name: "Why it fired" })).toBeVisible();
  await expect(page.getByRole("table", { name: "The score, measure by measure" })).toBeVisible();
  await expect(page.getByText(/^Task: Call/).first()).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  await shoot(page, "intervention");
  await page.getByRole("button", { name: "Snooze…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Snooze" }).click();
  await page.getByRole("button", { name: "Wake it" }).click();
  await page.getByRole("button", { name: "End…" }).click();
  const end = page.getByRole("dialog");
  await end.getByLabel("What came of it?").selectOption("by-itself");
  await end.getByLabel("In a few words").fill("They only moved house.");
  await end.getByRole("button", { name: "End it" }).click();
  await expect(page.getByText("Recovered", { exact: false }).first()).toBeVisible();
  await page.getByRole("heading", { level: 1 }).getByRole("link").click();
  await expect(page.getByRole("heading", { name: "Interventions" })).toBeVisible();
  await shoot(page, "account");
});
