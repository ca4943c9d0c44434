import type { Page } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import Stripe from "stripe";
import { expect, expectAccessible, test } from "./fixtures.ts";

// the second journey maps a customer to the account that the first one sent
test.describe.configure({ mode: "serial" });

const customer = "Webhook Journey Ltd";
const pathOf = async (page: Page) => new URL(await page.getByLabel("Address").inputValue()).pathname;

test("an admin makes a webhook, a signed message becomes a row, an unsigned one nothing, and refused rows say why [issue 4 §9]", async ({
  as,
}) => {
  const page = await as("admin");
  await page.goto("/sources/webhooks");
  await expect(page.getByRole("heading", { name: "No webhook yet" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "New webhook" }).first().click();
  const form = page.getByRole("dialog", { name: "New webhook" });
  await form.getByLabel("Name", { exact: true }).first().fill("CRM");
  await form.getByLabel("Writes").selectOption("Accounts");
  await form.getByLabel("Only of type").fill("customer.changed");
  const where = form.getByRole("group", { name: "Where each value is" });
  await where.getByLabel("Account id").fill("data.id");
  await where.getByLabel(/^Name/).fill("data.name");
  await expectAccessible(page);
  await form.getByRole("button", { name: "Make the webhook" }).click();
  const secret = await page.getByLabel("Signing secret").inputValue();
  const path = await pathOf(page);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Copied; show me its deliveries" }).click();
  await expect(page.getByText("Nothing came yet. Give the address")).toBeVisible();
  await expect(page.getByText(secret)).toHaveCount(0);
  await expectAccessible(page);

  const send = async (id: string, data: object, key = secret) => {
    const body = JSON.stringify({ type: "customer.changed", data });
    const headers = {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(Date.now() / 1000)),
      "webhook-signature": new Webhook(key).sign(id, new Date(), body),
    };
    return (await page.request.post(path, { headers, data: body })).status();
  };
  expect(await send("m-0", { id: "J-1", name: customer }, `whsec_${btoa("another secret altogether")}`)).toBe(401);
  expect(await send("m-1", { id: "J-1", name: customer })).toBe(200);
  const taken = page.getByRole("row", { name: /m-1/ });
  await expect(taken).toContainText("customer.changed");
  await expect(page.getByRole("row", { name: /m-0/ })).toHaveCount(0);
  expect(await send("m-2", { name: "Without an id" })).toBe(200);
  await expect(page.getByRole("row", { name: /m-2/ })).toContainText("Put it right");
  await expectAccessible(page);
  await page.getByRole("combobox", { name: "Result" }).selectOption("Refused");
  await expect(taken).toHaveCount(0);
  await expect(page.getByRole("row", { name: /m-2/ })).toBeVisible();

  await page.goto("/sources/webhooks");
  await expect(page.getByRole("rowheader", { name: "CRM" })).toBeVisible();
  await page.getByRole("link", { name: "Deliveries, 7 days" }).click();
  await expect(page.getByRole("columnheader", { name: "Deliveries, 7 days" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await page.getByLabel("Result", { exact: true }).selectOption("Taken");
  await expect(page.getByRole("heading", { name: "No webhooks match" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await page.getByLabel("Search webhooks").fill("cr");
  await expect(page.getByRole("rowheader", { name: "CRM" })).toBeVisible();
  await expectAccessible(page);
  await page.goto("/sources/webhooks?page=7");
  await expect(page.getByRole("rowheader")).toHaveCount(0);
  await expect(page.getByRole("link", { name: /first page/i })).toBeVisible();

  await page.goto(`/accounts?q=${encodeURIComponent(customer)}`);
  await expect(page.getByRole("rowheader", { name: customer })).toBeVisible();
});

test("an admin connects Stripe, maps a customer that is no account yet, and removes it again [issue 4 §9]", async ({
  as,
}) => {
  const page = await as("admin");
  await page.goto("/sources/webhooks");
  await page
    .getByRole("button", { name: /Stripe/ })
    .first()
    .click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make the address" }).click();
  await expect(
    page.getByText("Everything that Stripe sends is refused until its signing secret is here."),
  ).toBeVisible();
  await expectAccessible(page);
  const path = await pathOf(page);
  const secret = "whsec_ofAJourney0123456789";
  const payload = JSON.stringify({
    id: "evt_journey",
    object: "event",
    type: "invoice.paid",
    created: Math.floor(Date.now() / 1000),
    data: {
      object: {
        id: "in_journey",
        object: "invoice",
        customer: "cus_journey",
        status: "paid",
        created: Math.floor(Date.now() / 1000),
        total: 10_000,
        currency: "eur",
      },
    },
  });
  const send = async () =>
    (
      await page.request.post(path, {
        headers: {
          "content-type": "application/json",
          "stripe-signature": Stripe.webhooks.generateTestHeaderString({ payload, secret }),
        },
        data: payload,
      })
    ).status();
  expect(await send()).toBe(401);
  await page.getByLabel("Signing secret").fill(secret);
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(page.getByLabel("Another signing secret")).toHaveValue("");
  expect(await send()).toBe(200);
  await expect(page.getByRole("row", { name: /evt_journey/ })).toContainText("Waits for its account");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Map cus_journey" }).click();
  const dialog = page.getByRole("dialog", { name: "Which account is cus_journey?" });
  await dialog.getByRole("combobox", { name: "Account" }).fill("Webhook");
  await page.getByRole("option", { name: customer }).click();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Map the customer" }).click();
  await expect(page.getByRole("row", { name: /evt_journey/ })).toContainText("Taken");
  await expect(page.getByRole("button", { name: "Map cus_journey" })).toHaveCount(0);

  await page.getByRole("button", { name: "Remove" }).click();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page).toHaveURL(/\/sources\/webhooks$/);
  await expect(page.getByRole("row", { name: /Stripe/ })).toHaveCount(0);
  expect(await send()).toBe(404);
  await expectAccessible(page);
});
