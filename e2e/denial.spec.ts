import { expect, expectAccessible, test } from "./fixtures.ts";

test("nobody sees anything before signing in [N4]", async ({ page }) => {
  for (const path of ["/", "/today", "/accounts", "/accounts/1", "/targets", "/studio", "/import", "/people"]) {
    await page.goto(path);
    await expect(page, path).toHaveURL(/\/sign-in/);
  }
  await expectAccessible(page);
});

test("a wrong password says what to do, and not whether the address is known", async ({ page, expectInConsole }) => {
  expectInConsole(/401/);
  const sentence = page.getByText("E-mail or password is not right.");
  for (const email of ["ines@demo.bellwether.example", "nobody@demo.bellwether.example"]) {
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(sentence).toBeVisible();
  }
});

test("a CSM may not import, and is told whom to ask", async ({ as, expectInConsole }) => {
  expectInConsole(/403/);
  const page = await as("csm");
  await page.goto("/import");
  await expect(page.getByRole("heading", { name: "You cannot open this page", level: 1 })).toBeVisible();
  await expect(page.getByText("Ask an admin, who gives roles under People.")).toBeVisible();
  await expectAccessible(page);
});

test("a CSM reads the Studio and changes nothing in it", async ({ as }) => {
  const page = await as("csm");
  await page.goto("/studio");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: /publish/i })).toHaveCount(0);
  await expectAccessible(page);
});

test("a specialist sees no account that was not routed to their desk", async ({ as, expectInConsole }) => {
  expectInConsole(/40[34]/);
  const page = await as("specialist");
  for (const path of ["/accounts", "/studio/moves", "/studio/moves?from=2999-01-01"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("You cannot open this page");
  }
});
