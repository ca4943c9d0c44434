import { describe, expect, it } from "vitest";
import { columnPath, mappingFault, rowsOfWebhook, rowsPath, type WebhookMapping } from "./webhook-rows.ts";

const mapping: WebhookMapping = {
  object: "tickets",
  rowsAt: "data.tickets",
  type: "",
  columns: { externalId: "id", account: "$.data.company.id", openedAt: "times[0].at", priority: "=high" },
  currency: "USD",
};
const body = {
  type: "tickets.changed",
  data: {
    company: { id: 7 },
    tickets: [
      { id: "T1", times: [{ at: "2024-01-01" }] },
      { id: "T2", times: [] },
    ],
  },
};

describe("webhooks become rows by their mapping (issue 4 §9)", () => {
  it("takes each row of the list, values of the whole body, and fixed ones", () => {
    expect(rowsOfWebhook(body, mapping)).toEqual([
      { externalId: "T1", account: 7, openedAt: "2024-01-01", priority: "high" },
      { externalId: "T2", account: 7, openedAt: null, priority: "high" },
    ]);
  });

  it("takes the body as one row when no list is named, and one object as one row", () => {
    const columns = { externalId: "data.company.id" };
    expect(rowsOfWebhook(body, { ...mapping, rowsAt: "", columns })).toEqual([{ externalId: 7 }]);
    expect(rowsOfWebhook(body, { ...mapping, rowsAt: "data.company", columns: { externalId: "id" } })).toEqual([
      { externalId: 7 },
    ]);
  });

  it("leaves other types aside, and bodies without the list", () => {
    expect(rowsOfWebhook(body, { ...mapping, type: "tickets.deleted" })).toBeNull();
    expect(rowsOfWebhook(body, { ...mapping, type: "tickets.changed" })).toHaveLength(2);
    expect(rowsOfWebhook({ data: {} }, mapping)).toBeNull();
    expect(rowsOfWebhook(null, mapping)).toBeNull();
  });

  it("finds nothing that the sender did not send, and no objects as values", () => {
    const columns = { externalId: "constructor.name", account: "__proto__.x", subject: "times" };
    expect(rowsOfWebhook(body, { ...mapping, columns })?.[0]).toEqual({
      externalId: null,
      account: null,
      subject: null,
    });
  });

  it("knows what a path is", () => {
    for (const good of ["id", "data.id", "$.data.id", "a[0].b", "a-b_c", "=EUR", "=New York"])
      expect({ good, is: columnPath.test(good) }).toEqual({ good, is: true });
    for (const bad of ["", ".", "a.", "a[x]", "a b", "$", "$id", "= "])
      expect({ bad, is: columnPath.test(bad) }).toEqual({ bad, is: false });
    expect([rowsPath.test(""), rowsPath.test("data.items"), rowsPath.test("$.data")]).toEqual([true, true, false]);
  });

  it("names the fields that a mapping lacks, or that nobody knows", () => {
    expect(mappingFault(mapping)).toBeNull();
    expect(mappingFault({ ...mapping, columns: { externalId: "id" } })).toMatch(/Opened/);
    expect(mappingFault({ ...mapping, columns: { ...mapping.columns, colour: "c" } })).toMatch(/"colour"/);
  });
});
