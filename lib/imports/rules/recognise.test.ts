import { existsSync, readdirSync, readFileSync } from "node:fs";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { parseBoolean } from "./booleans.ts";
import { csvLine } from "./csv-line.ts";
import { DateVotes, parseDay, parseInstant } from "./dates.ts";
import { guessDelimiter } from "./delimiter.ts";
import { utf16Of } from "./encoding.ts";
import { nearMatches } from "./near.ts";
import { DecimalVotes, majorText, parseMinor, parseNumber } from "./numbers.ts";
import { isMoneyName, plainName, suggest } from "./suggest.ts";
import { recogniseWhole } from "./whole-file.ts";

const data = new URL("../../../../shared/data/", import.meta.url).pathname;

describe("X12: how a file is written", () => {
  test.each([
    ["2024-02-29", "ymd", "2024-02-29"],
    ["2024/2/3", "ymd", "2024-02-03"],
    ["03.04.2024", "dmy", "2024-04-03"],
    ["03/04/2024", "mdy", "2024-03-04"],
    ["3-4-99", "dmy", "1999-04-03"],
    ["16 Oct 2024", "ymd", "2024-10-16"],
    ["October 16, 2024", "ymd", "2024-10-16"],
    ["20241016", "ymd", "2024-10-16"],
    ["2020-11-26 18:51:39.123", "ymd", "2020-11-26"],
    ["2023-02-29", "ymd", "impossible"],
    ["31-13-2024", "dmy", "impossible"],
    ["0000-00-00", "ymd", "impossible"],
    ["2024-02-03", "dmy", "2024-02-03"],
    ["soon", "ymd", null],
    ["2024", "ymd", null],
  ] as const)("day %s read as %s is %s", (text, order, day) => {
    expect(parseDay(text, order)).toBe(day);
  });

  test.each([
    ["2020-11-26 18:51:39", "ymd", "2020-11-26T18:51:39.000Z"],
    ["2020-11-26T18:51:39.087+02:00", "ymd", "2020-11-26T16:51:39.087Z"],
    ["28-07-2023 03:00", "dmy", "2023-07-28T03:00:00.000Z"],
    ["7/28/2023 3:05 PM", "mdy", "2023-07-28T15:05:00.000Z"],
    ["1700000000", "ymd", "2023-11-14T22:13:20.000Z"],
    ["2020-11-26 25:00:00", "ymd", "impossible"],
  ] as const)("instant %s read as %s is %s", (text, order, at) => {
    expect(parseInstant(text, order)).toBe(at);
  });

  test("day and month are told over the whole column, and asked when no value tells", () => {
    const votes = (...values: string[]) => {
      const all = new DateVotes();
      for (const value of values) all.push(value);
      return all.order();
    };
    expect(votes("03-04-2024", "01-02-2024", "23-12-2023")).toBe("dmy");
    expect(votes("03-04-2024", "12/23/2023")).toBe("mdy");
    expect(votes("03-04-2024", "05-06-2024")).toBe("ask");
    expect(votes("2024-03-04")).toBe("ymd");
  });

  test.each([
    ["1,234.56", ".", 1234.56],
    ["1.234,56", ",", 1234.56],
    ["1 234,5", ",", 1234.5],
    ["1'234.50", ".", 1234.5],
    ["$1,000", ".", 1000],
    ["(12.5)", ".", -12.5],
    ["−7", ".", -7],
    ["45%", ".", 45],
    ["12,34", ".", null],
    ["=1+1", ".", null],
    ["twelve", ".", null],
    ["1e3", ".", 1000],
  ] as const)("number %s with %s is %s", (text, decimal, value) => {
    expect(parseNumber(text, decimal)).toBe(value);
  });

  test("amounts are minor units without a float in between", () => {
    expect(parseMinor("4.35", ".", "USD")).toBe(435);
    expect(parseMinor("1.234,565", ",", "EUR")).toBe(123457);
    expect(parseMinor("-0.005", ".", "USD")).toBe(-1);
    expect(parseMinor("1500", ".", "JPY")).toBe(1500);
    expect(parseMinor("1.234", ".", "KWD")).toBe(1234);
    expect(majorText(1234, "KWD")).toBe("1.234");
    expect(majorText(1250, "EUR")).toBe("12.50");
    expect(majorText(1250, "JPY")).toBe("1250");
    expect(parseMinor("a lot", ".", "USD")).toBeNull();
    expect(parseMinor("99999999999999", ".", "USD")).toBeNull();
  });

  test("the decimal mark is told by the column, 1,234 alone by the delimiter", () => {
    const mark = (delimiter: string, ...values: string[]) => {
      const votes = new DecimalVotes();
      for (const value of values) votes.push(value);
      return votes.mark(delimiter);
    };
    expect(mark(";", "1.234,56", "7")).toBe(",");
    expect(mark(",", "1,234", "2.50")).toBe(".");
    expect(mark(";", "1.234")).toBe(",");
    expect(mark(",", "1,234")).toBe(".");
  });

  test("delimiters, also when text holds others", () => {
    expect(guessDelimiter('a;b;c\n1,5;"x;y";3\n2,5;z;4')).toBe(";");
    expect(guessDelimiter("a\tb\n1\t2")).toBe("\t");
    expect(guessDelimiter("a|b|c\n1|2|3")).toBe("|");
    expect(guessDelimiter("only\none\ncolumn")).toBe(",");
  });

  test("encodings: UTF-8, Windows-1252, UTF-16 by its mark and without", () => {
    const text = "account_id;name;city\n1;Müller & Söhne;Köln\n2;Ångström;Malmö\n3;Café René;Besançon\n";
    expect(recogniseWhole(Buffer.from(text)).dialect?.encoding).toBe("utf-8");
    const old = recogniseWhole(iconv.encode(text, "windows-1252")).dialect;
    expect(iconv.decode(iconv.encode("Müller", "windows-1252"), old?.encoding ?? "")).toBe("Müller");
    expect(utf16Of(iconv.encode(text, "utf-16le", { addBOM: true }))).toBe("utf-16le");
    expect(utf16Of(iconv.encode(text, "utf-16be"))).toBe("utf-16be");
    expect(utf16Of(Buffer.from(text))).toBeNull();
  });

  test("yes and no", () => {
    expect(["True", "FALSE", "yes", "N", "1", "maybe"].map(parseBoolean)).toEqual([
      true,
      false,
      true,
      false,
      true,
      null,
    ]);
  });

  test("near matches: same but for signs, or a letter or two apart", () => {
    const known = ["A-2e4581", "A-43a9e3", "A-2e4518", "B-9"];
    expect(nearMatches("a_2E4581", known)[0]).toBe("A-2e4581");
    expect(nearMatches("A-43a9e4", known)).toEqual(["A-43a9e3"]);
    expect(nearMatches("completely-else", known)).toEqual([]);
  });

  test("exports neutralise formulas and keep numbers", () => {
    expect(csvLine(["=cmd|' /C calc'!A0", "+1 (555)", "-12.5", 'say "hi"', 3, null])).toBe(
      `"'=cmd|' /C calc'!A0","'+1 (555)",-12.5,"say ""hi""",3,\r\n`,
    );
  });

  test("names of columns lose their vendor's dress; money is told by name (N4)", () => {
    expect(plainName("property_hs_ticketPriority")).toBe("ticket priority");
    expect(plainName("customerID")).toBe("customer id");
    expect(["MonthlyCharges", "mrr_amount", "property_annualrevenue", "arr"].every(isMoneyName)).toBe(true);
    expect(["seats", "carrier", "tenure"].some(isMoneyName)).toBe(false);
  });
});

const wanted: Record<string, string | null> = {
  "exports/hubspot/company_data.csv": "accounts",
  "exports/hubspot/contact_data.csv": "contacts",
  "exports/hubspot/deal_data.csv": "deals",
  "exports/hubspot/engagement_meeting_data.csv": "interactions",
  "exports/hubspot/ticket_data.csv": "tickets",
  "exports/hubspot/owner_data.csv": null,
  "exports/hubspot/ticket_company_data.csv": "links",
  "exports/hubspot/deal_company_data.csv": "links",
  "exports/qualtrics/core_contact.csv": "contacts",
  "exports/qualtrics/survey_response.csv": "survey-responses",
  "exports/qualtrics/question.csv": null,
  "exports/qualtrics/question_option.csv": null,
  "exports/qualtrics/question_response.csv": null,
  "exports/qualtrics/survey.csv": null,
  "exports/salesforce/sf_account_data.csv": "accounts",
  "exports/salesforce/sf_contact_data.csv": "contacts",
  "exports/salesforce/sf_event_data.csv": "interactions",
  "exports/salesforce/sf_opportunity_data.csv": "deals",
  "exports/salesforce/sf_task_data.csv": "interactions",
  "exports/salesforce/sf_user_data.csv": null,
  "exports/stripe/customer_data.csv": "accounts",
  "exports/stripe/subscription_data.csv": "subscriptions",
  "exports/stripe/invoice_data.csv": null,
  "exports/stripe/plan_data.csv": null,
  "exports/stripe/price_data.csv": null,
  "exports/stripe/subscription_item_data.csv": null,
  "exports/zendesk/organization_data.csv": "accounts",
  "exports/zendesk/user_data.csv": "contacts",
  "exports/zendesk/ticket_data.csv": "tickets",
  "exports/zendesk/ticket_comment_data.csv": null,
  "ravenstack/ravenstack_accounts.csv": "accounts",
  "ravenstack/ravenstack_subscriptions.csv": "subscriptions",
  "ravenstack/ravenstack_feature_usage.csv": "usage-daily",
  "ravenstack/ravenstack_support_tickets.csv": "tickets",
  "ravenstack/ravenstack_churn_events.csv": "churn-events",
  "churnsim-crm5/account.csv": "accounts",
  "churnsim-crm5/subscription.csv": "subscriptions",
  "churnsim-crm5/usage_weekly.csv": "usage-daily",
  "churnsim-crm5/churn.csv": "churn-events",
  "saas-growth/accounts.csv": "accounts",
  "saas-growth/subscriptions.csv": "subscriptions",
  "saas-growth/support_tickets.csv": "tickets",
  "saas-growth/product_events_sample.csv": "usage-events",
  "saas-growth/invoices.csv": "invoices",
  "ibm-telco/Telco-Customer-Churn.csv": "snapshot",
};

describe.skipIf(!existsSync(data))("X12: suggestions for real exports", () => {
  test.each(Object.entries(wanted))("%s is %s", (path, object) => {
    const { dialect } = recogniseWhole(readFileSync(data + path));
    expect(dialect).not.toBeNull();
    const got = dialect ? suggest(path, dialect) : null;
    expect(got?.object ?? null).toBe(object);
    if (object === null) expect(got?.leftOut).toBeTruthy();
  });

  test("both ways of writing ravenstack's dates are told apart", () => {
    for (const name of readdirSync(`${data}ravenstack`).filter((file) => file.endsWith(".csv"))) {
      const orders = (folder: string) =>
        recogniseWhole(readFileSync(`${data}ravenstack/${folder}${name}`)).dialect?.columns.flatMap(
          (c) => c.order ?? [],
        );
      const plain = orders("");
      expect(plain?.length).toBeGreaterThan(0);
      expect(new Set(plain)).toEqual(new Set(["ymd"]));
      expect(new Set(orders("variant_dmy_dates/"))).toEqual(new Set(["dmy"]));
    }
  });

  test("the columns of telco's figures: amounts are kept apart as money (N4)", () => {
    const { dialect } = recogniseWhole(readFileSync(`${data}ibm-telco/Telco-Customer-Churn.csv`));
    const { mapping } = suggest("Telco-Customer-Churn.csv", dialect ?? { columns: [] });
    expect(mapping.money).toEqual(["MonthlyCharges", "TotalCharges"]);
    expect(mapping.custom).toContain("tenure");
    expect(mapping.custom).not.toContain("MonthlyCharges");
  });
});
