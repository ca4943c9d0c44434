import { expect, test } from "@playwright/test";
import { pages, people, sees, sends, signIn } from "./pages.ts";

test("what the server sends is what a person sees", async ({ page }) => {
  expect(await sees(page, "/accounts")).toBe("sign-in");
  await signIn(page.request, people.specialist);
  for (const address of Object.keys(pages)) {
    const met = await sees(page, address);
    expect({ address, met }).toEqual({ address, met: await sends(page.request, address) });
  }
});
