import { expect, expectAccessible, test } from "./fixtures.ts";

const words = "Zebra rollout agreed for the second plant";
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test("a conversation with a next step, a mail and a correction are documented and found [C6, issue 5 §7]", async ({
  as,
}) => {
  const page = await as("csm");
  await page.goto("/accounts?mine=1");
  const first = page.getByRole("main").locator('a[href^="/accounts/"]').first();
  const path = ((await first.getAttribute("href")) ?? "").split("?")[0];
  await page.goto(`${path}/timeline`);
  const name = (await page.getByRole("heading", { level: 1 }).textContent())?.trim() ?? "";

  await page
    .getByRole("button", { name: /Log interaction/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog", { name: "Log interaction" });
  await dialog.getByLabel("Kind").selectOption("Check-in");
  await dialog.getByLabel("What was said").fill(words);
  await dialog.getByRole("checkbox").first().check();
  await dialog.getByLabel(/How it felt/).selectOption("Positive");
  await dialog.getByLabel(/Next step/).fill("Send the zebra plan");
  await expect(dialog.getByRole("button", { name: "Record" })).toBeDisabled();
  await dialog.getByLabel("Due").fill(day(4));
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Record" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(words).first()).toBeVisible();

  const mail = `From: zoe@nowhere.example\r\nTo: ines@demo.bellwether.example\r\nMessage-ID: <zebra@mail>\r\nSubject: Zebra questions\r\n\r\nWhen do we start?`;
  const eml = { name: "zebra.eml", mimeType: "message/rfc822", buffer: Buffer.from(mail) };
  await page.getByLabel("Saved mails").setInputFiles(eml);
  await expect(page.getByText("Mail documented")).toBeVisible();
  await expect(page.getByText("Zebra questions").first()).toBeVisible();

  await page.goto("/interactions?q=zebra");
  await expect(page.getByRole("heading", { name: "Interactions", level: 1 })).toBeVisible();
  const rows = page.getByRole("row").filter({ hasText: name });
  await expect(rows).toHaveCount(2);
  await expectAccessible(page);
  await page.getByLabel("How it felt").selectOption("Positive");
  await expect(rows).toHaveCount(1);
  await page.getByRole("button", { name: words }).click();
  const panel = page.getByRole("complementary", { name });
  await expect(panel.getByText("Send the zebra plan")).toBeVisible();
  await expectAccessible(page);
  await panel.getByRole("button", { name: "Correct" }).click();
  const correction = page.getByRole("dialog", { name: "Correct the interaction" });
  await correction.getByLabel("What was said").fill(`${words}, and the third`);
  await correction.getByRole("button", { name: "Correct" }).click();
  await expect(correction).toBeHidden();
  await expect(page.getByRole("button", { name: `${words}, and the third` })).toBeVisible();

  await page.goto("/tasks");
  await expect(page.getByText("Send the zebra plan").first()).toBeVisible();
});

test("mail that belongs to nobody known waits for its person; an address and a feed are theirs alone [C6]", async ({
  as,
  expectInConsole,
}) => {
  // an address inside the network is refused
  expectInConsole(/422/);
  const page = await as("csm");
  await page.goto("/interactions");
  const mail = `From: yak@nowhere.example\r\nTo: ines@demo.bellwether.example\r\nMessage-ID: <yak@mail>\r\nSubject: Yak\r\n\r\nHello`;
  const eml = { name: "yak.eml", mimeType: "message/rfc822", buffer: Buffer.from(mail) };
  await page.getByLabel("Saved mails").setInputFiles(eml);
  await expect(page.getByText(/choose its account under Waiting mail/)).toBeVisible();
  await page.getByRole("link", { name: "Waiting mail" }).click();
  const row = page.getByRole("row", { name: /yak@nowhere\.example/ });
  await expect(row).toContainText("No account is known");
  await expectAccessible(page);
  await row.getByRole("button", { name: "Discard" }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row).toHaveCount(1);

  await page.goto("/settings/mail");
  await page.getByRole("button", { name: "Get a feed" }).click();
  const feed = page.getByText(/\/api\/calendar\/[0-9a-f]{48}/);
  await expect(feed).toBeVisible();
  await expectAccessible(page);
  const answer = await page.request.get(new URL((await feed.textContent()) ?? "").pathname);
  expect(answer.headers()["x-robots-tag"]).toContain("noindex");
  expect(await answer.text()).toContain("BEGIN:VCALENDAR");
  await page.getByLabel(/Address of a calendar/).fill("http://127.0.0.1/private.ics");
  await page.getByRole("button", { name: "Read it every hour" }).click();
  await expect(page.getByText(/lies inside a private network/).first()).toBeVisible();
});
