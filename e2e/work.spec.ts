import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures.ts";

const folder = process.env.SCREENSHOTS;

/** Both widths and both themes, for a look by a person. */
async function shots(page: Page, name: string): Promise<void> {
  if (!folder) return;
  for (const [width, height] of [
    [1440, 1000],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` });
    }
  }
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.emulateMedia({ colorScheme: "light" });
}

test("a CSM works through their tasks: by keyboard, many at once, taken back, added by hand [issue 5 §3]", async ({
  as,
}) => {
  const page = await as("csm");
  await expect(page.getByRole("complementary").getByRole("heading", { name: "Tasks" })).toBeVisible();
  await page.goto("/tasks");
  const table = page.getByRole("table", { name: "Tasks" });
  await expect(table.getByRole("row", { name: /Overdue/ })).toBeVisible();
  await shots(page, "tasks");
  await expectAccessible(page);

  const first = table.getByRole("row", { name: /Call the sponsor/ });
  await page.keyboard.press("j");
  await expect(first).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("e");
  await expect(page.getByText("1 task marked done")).toBeVisible();
  await expect(first).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(first).toBeVisible();

  await table.getByRole("checkbox", { name: /Select “Send the agenda/ }).check();
  await table.getByRole("checkbox", { name: /Select “Ask for the list/ }).check();
  await page.getByRole("button", { name: "Snooze" }).click();
  await page.getByRole("menuitem", { name: "For a week" }).click();
  await expect(page.getByText("2 tasks snoozed")).toBeVisible();
  await expect(table.getByRole("row", { name: /Send the agenda/ })).toHaveCount(0);

  await page.getByRole("button", { name: /Add task/ }).click();
  const dialog = page.getByRole("dialog", { name: "Add task" });
  await dialog.getByLabel("What is to be done").fill("Write to the new sponsor");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Add task" }).click();
  await table.getByRole("button", { name: "Write to the new sponsor", exact: true }).click();
  const panel = page.getByRole("complementary", { name: "Write to the new sponsor" });
  await expect(panel.getByText(/^Added by hand/)).toBeVisible();
  await shots(page, "task-panel");
  await expectAccessible(page);
});

test("an out-of-scope request is answered, logged and escalated in one action [E5, S1, S2]", async ({ as }) => {
  const page = await as("csm");
  await page.goto("/requests?q=charged");
  const row = page
    .getByRole("row", { name: /charged twice/ })
    .filter({ has: page.getByRole("button", { name: /Judge/ }) });
  await expect(row).toContainText("looks like Billing");
  await shots(page, "requests");
  await expectAccessible(page);
  await row.getByRole("button", { name: /Judge/ }).click();
  const dialog = page.getByRole("dialog", { name: "Is this in scope?" });
  const reply = dialog.getByLabel("Reply", { exact: true });
  const sentence = "This request requires specialist coordination. Escalating to @coordinator for proper routing.";
  await expect(reply).toHaveValue(sentence);
  await reply.fill("Somebody will look at it.");
  await expect(dialog.getByRole("button", { name: "Reply and escalate" })).toBeDisabled();
  await reply.fill(`Thank you for writing.\n\n${sentence}`);
  await shots(page, "judge-request");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Reply and escalate" }).click();
  await expect(page.getByText(/Replied and escalated as ESC-\d+/)).toBeVisible();
  const judged = page.getByRole("row", { name: /charged twice/ }).filter({ hasText: "judged by Ines Moreau" });
  await expect(judged).toContainText("Out of scope");
  await judged.getByText("The reply").click();
  await expect(judged).toContainText(sentence);
  await judged.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/accounts\/\d+$/);
  await page.goto(`${page.url()}/timeline`);
  await expect(page.getByText(sentence).first()).toBeVisible();
  await shots(page, "account-requests");
  await expectAccessible(page);
});

test("a handoff goes through the coordinator and is accepted: its goals are the account's [C1, C2]", async ({ as }) => {
  const page = await as("csm");
  await page.goto("/handoffs");
  await shots(page, "handoffs");
  await expectAccessible(page);
  const row = page.getByRole("row").filter({ hasText: "With the CSM" }).filter({ hasText: "Ines Moreau" }).first();
  const account = (await row.getByRole("link").first().textContent()) ?? "";
  await row.getByRole("link").first().click();
  await expect(page.getByText(/Close the month faster/)).toBeVisible();
  await shots(page, "handoff");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Return…" }).click();
  const missing = page.getByRole("dialog", { name: "Return" });
  await missing.getByLabel("What is missing").fill("Who signs off the pilot?");
  await missing.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("With the coordinator").first()).toBeVisible();
  const address = page.url();

  await as("coordinator");
  await page.goto(address);
  await expect(page.getByText("Missing: Who signs off the pilot?")).toBeVisible();
  await page.getByRole("button", { name: "Pass on to the CSM" }).click();
  await page.getByRole("button", { name: "Pass on", exact: true }).click();
  await expect(page.getByText("With the CSM").first()).toBeVisible();

  await as("csm");
  await page.goto(address);
  await page.getByRole("button", { name: "Accept", exact: true }).click();
  await expect(page.getByText("Accepted").first()).toBeVisible();
  await page.getByRole("link", { name: account }).click();
  await page.getByRole("link", { name: "Value", exact: true }).click();
  await expect(page.getByRole("row", { name: /Close the month faster/ })).toBeVisible();
  await shots(page, "account-value");
  await expectAccessible(page);
});
