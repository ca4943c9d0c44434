import fc from "fast-check";
import { expect, test } from "vitest";
import { hidden, withoutAmounts } from "./without-amounts.ts";

test.each([
  "$48,250",
  "€ 12.345,67",
  "US$5",
  "-£1.2m",
  "EUR 48 250",
  "48'250 CHF",
  "12,345.67 USD",
  "5000usd",
  "12 thousand euros",
  "300 Dollars",
  "9 900 kr",
  "₹5,00,000",
])("N4: %s is left out wherever somebody typed it", (amount) => {
  const told = withoutAmounts(`They pay ${amount}. Call them at 9:30.`);
  expect(told).toContain(hidden);
  expect(told.replace("9:30", "")).not.toMatch(/\d/);
  expect(told).toMatch(/^They pay .*\. Call them at 9:30\.$/);
});

test.each([
  "ESC-12 raised, urgent: Exports fail",
  "Ines gave you 12 tasks",
  "66.7 % of 3 answers in 365 days were satisfied, below 85 %.",
  "“Data import” is 8 days overdue.",
  "TOP 10 accounts, ALL 4 teams, since 2026-12-01",
  "Prepare the Q3 review of Euro Parts 24",
])("what is no amount stays: %s", (text) => {
  expect(withoutAmounts(text)).toBe(text);
});

test("N4: whatever currency and number a program writes in English or German, nothing of the number stays", () => {
  const currencies = Intl.supportedValuesOf("currency").filter((code) => !["ALL", "TOP"].includes(code));
  const property = fc.property(
    fc.constantFrom(...currencies),
    fc.constantFrom("en-GB", "de-DE", "fr-FR", "de-CH"),
    fc.integer({ min: 1, max: 10_000_000_00 }),
    (currency, language, minor) => {
      const amount = new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay: "code" });
      expect(withoutAmounts(`Renewal: ${amount.format(minor / 100)} a year`)).toBe(`Renewal: ${hidden} a year`);
    },
  );
  fc.assert(property, { seed: 5, numRuns: 400 });
});
