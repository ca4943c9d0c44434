import { expect, expectAccessible, test } from "./fixtures.ts";

test("an email with a discount is marked while it is typed, held back, put in other words; a look-alike goes and is logged [N3, N2]", async ({
  as,
  expectInConsole,
}) => {
  // the door refuses the email, as it must
  expectInConsole(/422/);
  const page = await as("csm");
  await page.goto("/today");
  const first = page.getByRole("main").locator('a[href^="/accounts/"]').first();
  await page.goto((await first.getAttribute("href")) ?? "");
  await page
    .getByRole("button", { name: /Log interaction/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog", { name: "Log interaction" });
  await dialog.getByLabel("Kind").selectOption("email");
  await dialog.getByLabel("Direction").selectOption("out");
  const text = dialog.getByLabel("What was said");
  await text.fill("Hi Ana.\nWe give you 15% off.\nThe button is coming into view when you scroll.");
  const marked = dialog.getByRole("list", { name: "Marked by the promise guard" });
  await expect(marked.getByRole("listitem")).toHaveCount(2);
  await expect(marked).toContainText("“15% off” Never from success: Discount");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Record" }).click();
  await expect(dialog.getByText(/Not sent: “15% off”/)).toBeVisible();

  await marked.getByRole("listitem").first().getByRole("button", { name: "Use the neutral wording" }).click();
  await expect(text).not.toHaveValue(/15%/);
  await expect(text).toBeFocused();
  await marked.getByRole("button", { name: "Not a promise" }).click();
  await expect(marked.getByRole("button", { name: "It is a promise after all" })).toBeVisible();
  await dialog.getByRole("button", { name: "Record" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("The button is coming into view when you scroll.").first()).toBeVisible();
});

test("a note that is shared is read by the guard in all its words; what is passed on is escalated on the spot [N3, E5, issue 5 §6]", async ({
  as,
  expectInConsole,
}) => {
  expectInConsole(/422/);
  const page = await as("csm");
  await page.goto("/accounts?mine=1");
  const first = page.getByRole("main").locator('a[href^="/accounts/"]').first();
  const path = ((await first.getAttribute("href")) ?? "").split("?")[0];
  await page.goto(`${path}/timeline`);
  await page
    .getByRole("button", { name: /Log interaction/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog", { name: "Log interaction" });
  await dialog.getByLabel("Kind").selectOption("meeting");
  const summary = dialog.getByLabel("What was said");
  await summary.fill("We give you 15% off, they noted.");
  const marked = dialog.getByRole("list", { name: "Marked by the promise guard" });
  await dialog.getByLabel("Shared with the customer").check();
  await expect(marked).toContainText("“15% off” Never from success: Discount");
  await summary.fill("Walrus minutes of the meeting.");
  await expect(marked).toHaveCount(0);
  await dialog.getByLabel("Outcome").fill("We give you 15% off.");
  await expect(marked).toContainText("“15% off” Never from success");
  await dialog.getByRole("button", { name: "Record" }).click();
  await expect(dialog.getByText(/Not sent: “15% off”/)).toBeVisible();

  await marked.getByRole("button", { name: "Out of scope: pass it on" }).click();
  await dialog.getByRole("button", { name: "Escalate now" }).click();
  const raise = page.getByRole("dialog", { name: "Escalate to the coordinator" });
  await expect(raise.getByLabel("Category")).toHaveValue("sales");
  await expect(raise.getByLabel("What it is about")).toHaveValue("We give you 15% off.");
  await expectAccessible(page);
  await raise.getByRole("button", { name: "Escalate" }).click();
  await expect(raise).toBeHidden();
  await expect(dialog.getByText(/The coordinator has it as ESC-\d+/)).toBeVisible();
  await expect(summary).toHaveValue("Walrus minutes of the meeting.");
  await dialog.getByRole("button", { name: "Record" }).click();
  await expect(dialog).toBeHidden();
  const entry = page.getByRole("listitem").filter({ hasText: "Walrus minutes" }).first();
  await expect(entry.getByText("Shared", { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test("around the sentence of E5 text may stand; it is marked as it is typed, and the sentence stays [E5, S1]", async ({
  as,
  expectInConsole,
}) => {
  expectInConsole(/422/);
  const page = await as("csm");
  await page.goto("/requests?state=open&q=discount");
  await page
    .getByRole("button", { name: /^Judge the request/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog", { name: "Is this in scope?" });
  const reply = dialog.getByLabel("Reply");
  const exact = "This request requires specialist coordination. Escalating to @coordinator for proper routing.";
  await expect(reply).toHaveValue(exact);
  await reply.fill("Dear Ann, we give you 15% off.");
  await expect(dialog.getByText(/must hold this sentence/)).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Reply and escalate" })).toBeDisabled();
  await dialog.getByRole("button", { name: "Put the sentence back" }).click();
  await expect(reply).toHaveValue(`Dear Ann, we give you 15% off.\n\n${exact}`);
  const marked = dialog.getByRole("list", { name: "Marked by the promise guard" });
  await expect(marked).toContainText("“15% off” Never from success");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Reply and escalate" }).click();
  await expect(dialog.getByText(/Not sent: “15% off”/)).toBeVisible();
  await reply.fill(`Dear Ann,\n\n${exact}\n\nBest, Ines`);
  await expect(marked).toHaveCount(0);
  await dialog.getByRole("button", { name: "Reply and escalate" }).click();
  await expect(page.getByText(/Replied and escalated as ESC-\d+/)).toBeVisible();
});

test("a manager judges what was called no promise, once, and the rule's precision follows [N3]", async ({ as }) => {
  const page = await as("manager");
  await page.goto("/guard");
  await expect(page.getByRole("table", { name: "Rules of the promise guard" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("A text for a customer").fill("Our engineers will fix the import.");
  await expect(page.getByText("Needs an answered escalation").last()).toBeVisible();
  await page.getByRole("link", { name: "Called no promise", exact: true }).first().click();
  await page.getByLabel("Judgement").selectOption("open");
  const none = page.getByRole("button", { name: /^Was none/ }).first();
  await expect(none).toBeVisible();
  await expectAccessible(page);
  await none.click();
  await expect(page.getByText("Judged: it was no promise")).toBeVisible();
});

test("an admin changes a rule: its tests hold it back, then it counts at once, and the version before comes back [N3]", async ({
  as,
}) => {
  const page = await as("admin");
  await page.goto("/guard");
  await page.getByRole("button", { name: "Start a draft" }).click();
  await expect(page).toHaveURL(/\/guard\/draft$/);
  await page.getByRole("link", { name: "Add a rule" }).click();
  await page.getByLabel("Name", { exact: true }).fill("A gift basket");
  await page.getByLabel("Category").selectOption("price");
  await page.getByLabel("Why").fill("Gifts are for others to give.");
  await page.getByLabel("Neutral wording").fill("I have passed your question on through our coordinator.");
  await page.getByLabel("Patterns, one a line").fill("gift basket");
  await page.getByLabel("Must be marked, one sentence a line").fill("You get a gift basket.");
  const innocent = page.getByLabel("Must be left alone, one sentence a line");
  await innocent.fill("Here is your gift basket.");
  await page.getByRole("button", { name: "Save in the draft" }).click();
  await expect(page.getByText("1 of 3 fail")).toBeVisible();
  await expectAccessible(page);
  await innocent.fill("The basket of the shop is empty.");
  await page.getByRole("button", { name: "Save in the draft" }).click();
  await expect(page.getByText("all 3 pass")).toBeVisible();
  await page.getByLabel("A text for a customer").fill("You get a gift basket.");
  await expect(page.getByText("“gift basket”").last()).toBeVisible();
  await page.goto("/guard/draft");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Publish" }).click();
  const dialog = page.getByRole("dialog", { name: "Publish the draft" });
  await dialog.getByLabel("Why").fill("Gifts");
  await dialog.getByRole("button", { name: "Publish" }).click();
  await expect(page).toHaveURL(/\/guard$/);
  await page.getByLabel("A text for a customer").fill("You get a gift basket.");
  await expect(page.getByText("A gift basket.").last()).toBeVisible();

  await page.getByRole("link", { name: "Versions", exact: true }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Roll back to v1" }).click();
  const back = page.getByRole("dialog", { name: "Roll back to version 1" });
  await back.getByLabel("Why").fill("The shipped rules do");
  await back.getByRole("button", { name: "Roll back" }).click();
  await expect(page.getByRole("row", { name: /^v3 in use/ })).toBeVisible();
});

test("everybody reads the words that rules rest on; an admin changes them in the draft and hears what then fails [N3, issue 5 §6]", async ({
  as,
  expectInConsole,
}) => {
  const page = await as("admin");
  await page.goto("/guard/rules/discount-waived");
  await page.getByText("Word lists it names").click();
  await expect(page.getByText("<fee>", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "How they are told" }).click();
  await expect(page.getByText("Says that it is not promised").first()).toBeVisible();
  await expect(page.getByText("Gaps stop here")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Edit/ })).toHaveCount(0);
  await expectAccessible(page);
  await page.goto("/guard");
  await page.getByRole("button", { name: "Start a draft" }).click();
  await expect(page).toHaveURL(/\/guard\/draft$/);
  await page.goto("/guard/words?draft=1");
  await page.getByRole("button", { name: "Edit <fee>" }).click();
  const dialog = page.getByRole("dialog", { name: "<fee>" });
  const words = dialog.getByLabel("One a line");
  const before = await words.inputValue();
  await words.fill("tithe");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save in the draft" }).click();
  await expect(page.getByText(/tests fail, which keeps the draft/)).toBeVisible();
  await page.getByRole("button", { name: "Edit <fee>" }).click();
  await expect(words).toHaveValue("tithe");
  await words.fill(`${before}\ntithe`);
  await dialog.getByRole("button", { name: "Save in the draft" }).click();
  await expect(page.getByText("Saved; the tests of all rules pass")).toBeVisible();
  await page.goto("/guard/draft");
  await page.getByLabel("A text for a customer").fill("We waive the tithe.");
  await expect(page.getByText("“waive the tithe”").last()).toBeVisible();
  // the text that is still there is asked about once more, of a draft that is gone
  expectInConsole(/404.*promises\/check/);
  await page.getByRole("button", { name: "Throw away" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Throw it away" }).click();
  await expect(page.getByText("No draft is open")).toBeVisible();
});
