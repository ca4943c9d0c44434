import { mkdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, type Person, test } from "./fixtures.ts";

/** SHOTS=folder keeps what each screen looked like, in two widths, light and dark. */
async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: width === 390 });
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1440, height: 900 });
}

const title = "Webhooks arrive twice";

test("raised, asked back, answered, routed, answered with a file, closed (C1–C4, E4)", async ({
  as,
  expectInConsole,
}) => {
  // a file that is not what its name says
  expectInConsole(/422/);
  const page = await as("csm");
  const main = page.getByRole("main");
  const become = async (person: Person, address: string) => {
    await as(person);
    await page.goto(address);
  };

  await page.goto("/today");
  await page.goto((await main.locator('a[href^="/accounts/"]').first().getAttribute("href")) as string);
  await main.getByRole("button", { name: /^Escalate/ }).click();
  const raise = page.getByRole("dialog", { name: "Escalate to the coordinator" });
  await raise.getByLabel("What it is about").fill(title);
  await raise.getByLabel(/What happened/).fill("Each event of their API reaches us two times since the last release.");
  await expect(raise.getByLabel("Category")).toContainText("Suggested: Technical");
  await raise.getByLabel("Severity").selectOption("High");
  await raise.getByLabel(/Blockers/).fill("Their go-live is on Monday");
  await expectAccessible(page);
  await raise.getByRole("button", { name: "Escalate" }).click();
  await expect(page).toHaveURL(/\/escalations\/\d+$/);
  const address = new URL(page.url()).pathname;
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(main.getByText(/to respond/)).toBeVisible();

  await become("coordinator", "/queue");
  await expect(page.getByRole("row", { name: /Nightly export stops.*Overdue/ })).toBeVisible();
  await shoot(page, "queue");
  await expectAccessible(page);
  await page.getByRole("link", { name: title }).click();
  const panel = page.getByRole("complementary", { name: /^ESC-/ });
  await panel.getByLabel("What you write").selectOption({ label: "Question to whoever raised it (the clock rests)" });
  await panel.getByLabel("Words").fill("With the same id, or with two?");
  await shoot(page, "triage");
  await expectAccessible(page);
  await panel.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("row", { name: new RegExp(title) })).toContainText("Paused");

  await become("csm", "/escalations?mine=1");
  await page.getByRole("link", { name: title }).click();
  await main.getByLabel("Words").fill("With the same id.");
  await main.getByRole("button", { name: "Send" }).click();
  await expect(main.getByText("With the same id.", { exact: true })).toBeVisible();

  await become("specialist", address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/nothing at this address/i);
  await page.goto("/desk");
  await expect(page.getByRole("link", { name: "Single sign-on drops people after an hour" })).toBeVisible();

  await become("coordinator", address);
  await main.getByRole("button", { name: /^Route/ }).click();
  const route = page.getByRole("dialog", { name: "Route" });
  await expect(route.getByLabel("Desk")).toHaveValue("technical");
  await route.getByLabel("Specialist").selectOption("Piet Vos");
  await expectAccessible(page);
  await route.getByRole("button", { name: "Route" }).click();
  await expect(main.getByText("Technical desk, Piet Vos").first()).toBeVisible();

  await become("specialist", "/desk");
  await shoot(page, "desk");
  await expectAccessible(page);
  await page.getByRole("link", { name: title }).click();
  await expect(main.getByText("Open tickets")).toBeVisible();
  await expect(main.getByRole("link", { name: "Open", exact: true })).toHaveCount(0);
  await main.getByLabel("Words").fill("A retry was counted as new. Fixed in the release of tonight.");
  const files = main.locator('input[type="file"]');
  await files.setInputFiles({ name: "log.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await expect(
    main
      .getByRole("alert")
      .filter({ hasText: "cannot be attached" })
      .or(main.getByText(/not a file that can be attached/)),
  ).toBeVisible();
  await files.setInputFiles({ name: "log.csv", mimeType: "text/csv", buffer: Buffer.from("id,times\n1,2\n") });
  await expect(main.getByRole("button", { name: "Remove log.csv" })).toBeVisible();
  await main.getByRole("button", { name: "Send" }).click();
  await expect(main.getByText("Answered").first()).toBeVisible();
  await page.goto("/escalations");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^You cannot open/);

  await become("coordinator", address);
  await main.getByRole("button", { name: /^Close/ }).click();
  const close = page.getByRole("dialog", { name: "Close the escalation" });
  await close.getByLabel(/Closing words/).fill("Told the customer; nothing is owed.");
  await close.getByRole("button", { name: "Close it" }).click();
  await expect(main.getByText("Closed: resolved").first()).toBeVisible();

  await become("csm", address);
  await expect(main.getByText("Told the customer; nothing is owed.").first()).toBeVisible();
  const file = main.getByRole("link", { name: /log\.csv/ });
  const answer = await page.request.get((await file.getAttribute("href")) as string);
  expect(await answer.text()).toBe("id,times\n1,2\n");
  expect(answer.headers()["content-disposition"]).toMatch(/^attachment; filename/);
  expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
  await shoot(page, "escalation");
  await expectAccessible(page);
});

test("a coordinator names a deputy, who keeps the queue as one (C1)", async ({ as }) => {
  const page = await as("coordinator");
  await page.goto("/queue");
  await page.getByRole("button", { name: "Name a deputy…" }).click();
  const dialog = page.getByRole("dialog", { name: "Name a deputy" });
  await dialog.getByLabel("Deputy").fill("Tomas");
  await page.getByRole("option", { name: /Tomas Reyes/ }).click();
  const day = (fromNow: number) => new Date(Date.now() + fromNow * 86_400_000).toISOString().slice(0, 10);
  await dialog.getByLabel("First day").fill(day(-1));
  await dialog.getByLabel("Last day").fill(day(1));
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Name them" }).click();
  await expect(page.getByText("on duty")).toBeVisible();

  await as("manager");
  await page.goto("/escalations");
  await page.getByRole("link", { name: "open the queue" }).click();
  await expect(page.getByText("You stand in for Rosa Okonjo")).toBeVisible();
  await page.getByLabel("Choose every row of this page").check();
  await expect(page.getByRole("button", { name: "Route…" })).toBeVisible();

  await as("coordinator");
  await page.goto("/queue");
  await page.getByRole("button", { name: "End" }).click();
  await expect(page.getByText("on duty")).toHaveCount(0);
});
