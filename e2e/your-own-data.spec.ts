import { expect, expectAccessible, test } from "./fixtures.ts";

// The last file by name: it clears the company that the other journeys walk through.
test("an admin clears the demo for good, becomes a person of their own and is led to the import", async ({
  as,
  expectInConsole,
}) => {
  expectInConsole(/40[01]|422/);
  const page = await as("admin");
  await page.goto("/accounts");
  await expect(page.getByText("This is a demo company")).toBeVisible();
  await page.getByRole("button", { name: "Clear the demo" }).click();
  const dialog = page.getByRole("dialog", { name: "Clear the demo company" });
  const clear = dialog.getByRole("button", { name: "Clear for good" });
  await expect(clear).toBeDisabled();
  await expectAccessible(page);
  const phrase = dialog.getByLabel("Type clear the demo to confirm");
  await phrase.fill("clear the demo");
  await dialog.getByLabel("Your name").fill("Olga Ferrand");
  await dialog.getByLabel("Your e-mail").fill("olga@own.example");
  await dialog.getByLabel("New password").fill("bellwether");
  await clear.click();
  await expect(dialog.getByText("Everybody knows the demo's password.")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("New password").fill("a password of my own");
  await clear.click();
  await expect(page).toHaveURL(/\/import/);
  await expect(page.getByText("This is a demo company")).toBeHidden();

  await page.goto("/accounts");
  await expect(page.getByRole("main")).toContainText(/import/i);
  await expectAccessible(page);

  for (const email of ["ada@demo.bellwether.example", "ines@demo.bellwether.example", "olga@own.example"]) {
    const { csrfToken } = await (await page.request.get("/api/auth/csrf")).json();
    const form = { csrfToken, email, password: "bellwether", json: "true" };
    expect((await page.request.post("/api/auth/callback/credentials", { form })).status(), email).toBe(401);
  }
});
