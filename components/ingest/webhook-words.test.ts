import { describe, expect, it } from "vitest";
import { objectWords, readMapping, readResult } from "./webhook-words.ts";

describe("webhooks in words (issue 4 §9)", () => {
  it("reads the mapping of a form: trimmed, without what was left empty", () => {
    const typed = new FormData();
    typed.set("name", "Helpdesk");
    typed.set("rowsAt", " data.tickets ");
    typed.set("field:externalId", " id ");
    typed.set("field:subject", "  ");
    expect(readMapping(typed, "tickets")).toEqual({
      object: "tickets",
      rowsAt: "data.tickets",
      type: "",
      columns: { externalId: "id" },
      currency: "USD",
    });
    typed.set("currency", "eur");
    expect(readMapping(typed, "deals").currency).toBe("EUR");
  });

  it("reads the filter of an address, and none from what is no result", () => {
    expect(readResult({ result: "refused" })).toBe("refused");
    expect(readResult({ result: "toString" })).toBeNull();
    expect(readResult({})).toBeNull();
  });

  it("says what a webhook writes", () => {
    expect(objectWords("survey-responses")).toBe("survey responses");
    expect(objectWords(null)).toBe("subscriptions, prices and invoices");
  });
});
