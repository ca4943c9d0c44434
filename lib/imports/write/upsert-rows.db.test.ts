import { describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { listImports } from "../read/imports.ts";
import { run, undo } from "./test-run.ts";
import { type Row, sender } from "./test-sender.ts";

const { admin, one, send } = await sender();
const acme = { externalId: "A1", name: "Acme", plan: "Pro" };

describe("REST upserts (issue 4 §9): the rules of imports, row by row", () => {
  test("good rows are taken, each bad one is refused with its reason and field", async () => {
    await send("accounts", [acme]);
    const tickets = [
      { externalId: "T1", account: "A1", openedAt: "2024-05-01T10:00:00Z", priority: "P1" },
      { externalId: "T2", account: "A7", openedAt: "2024-05-01T10:00:00Z" },
      { externalId: "T3", account: "A1", openedAt: "soon" },
      { externalId: "T4", account: "A1", openedAt: "2024-05-01", closedAt: "2024-04-01" },
      { externalId: "T5", account: "A1", openedAt: "2099-01-01" },
      { externalId: "T1", account: "A1", openedAt: "2024-05-02" },
    ];
    const { status, body } = await send("tickets", tickets);
    expect(status).toBe(200);
    expect(body).toMatchObject({ taken: 1, refused: 5 });
    expect(body.rows.map(({ index, state, code }) => [index, state, code])).toEqual([
      [0, "taken", undefined],
      [1, "refused", "unknown-account"],
      [2, "refused", "not-a-date"],
      [3, "refused", "order"],
      [4, "refused", "future"],
      [5, "refused", "repeated"],
    ]);
    expect(body.rows[2]).toMatchObject({
      externalId: "T3",
      field: "openedAt",
      message: expect.stringMatching(/2024-12-31/),
    });
    expect(await db.ticket.findMany({ select: { externalId: true, priority: true } })).toEqual([
      { externalId: "T1", priority: "urgent" },
    ]);
  });

  test("accounts keep fields that are left out, null empties one; rows with different fields stand in one request", async () => {
    await send("accounts", [{ ...acme, seats: 5, custom: { Region: "North", Floors: 3 } }]);
    const { body } = await send("accounts", [
      { externalId: "A1", seats: 9, custom: { Floors: 4 } },
      { externalId: "A2", name: "Two", plan: "Basic" },
      { externalId: "A3", plan: null },
    ]);
    expect(body).toMatchObject({ taken: 3 });
    const rows = await db.account.findMany({
      orderBy: { externalId: "asc" },
      select: { name: true, plan: true, seats: true, custom: true },
    });
    expect(rows).toEqual([
      { name: "Acme", plan: "Pro", seats: 9, custom: { Region: "North", Floors: 4 } },
      { name: "Two", plan: "Basic", seats: null, custom: {} },
      { name: "A3", plan: null, seats: null, custom: {} },
    ]);
    await send("accounts", [{ externalId: "A1", plan: null }]);
    expect((await db.account.findFirstOrThrow({ where: { externalId: "A1" } })).plan).toBeNull();
  });

  test("custom fields hold no money and hide no field (N4); unknown fields are named", async () => {
    const { body } = await send("accounts", [
      { externalId: "A1", custom: { "Total revenue": 5 } },
      { externalId: "A2", custom: { plan: "Pro" } },
      { externalId: "A3", custom: { Region: "South" } },
    ]);
    expect(body.rows.map(({ state, code }) => [state, code])).toEqual([
      ["refused", "not-custom"],
      ["refused", "not-custom"],
      ["taken", undefined],
    ]);
    const typo = await send("accounts", [{ externalId: "A1", plann: "Pro" }]);
    expect(typo.status).toBe(400);
    expect(JSON.stringify(typo.body)).toContain("plann");
    expect((await send("accounts", [{ name: "No id" }])).status).toBe(400);
    expect((await send("accounts", [])).status).toBe(400);
    expect(
      (
        await send(
          "accounts",
          Array.from({ length: 1001 }, (_, n) => ({ externalId: `X${n}` })),
        )
      ).status,
    ).toBe(400);
    expect(await db.account.count()).toBe(1);
  });

  test("every object is written by its import's writer", async () => {
    await send("accounts", [acme]);
    const sent: [string, Row, string][] = [
      ["contacts", { externalId: "P1", account: "A1", name: "Pia", email: "Pia@x.test", role: "champion" }, "contact"],
      [
        "subscriptions",
        { externalId: "S1", account: "A1", startsOn: "2024-01-01", mrr: 120.5, product: "Desk" },
        "subscription",
      ],
      ["deals", { externalId: "D1", account: "A1", name: "More", amount: 900, kind: "upsell" }, "deal"],
      [
        "invoices",
        { externalId: "I1", account: "A1", day: "2024-02-01", amount: 120.5, status: "paid" },
        "finance.invoice",
      ],
      [
        "usage-daily",
        { account: "A1", day: "2024-03-01", feature: "Reports", events: 5, activeUsers: 2 },
        "usage_feature_daily",
      ],
      ["tickets", { externalId: "T1", account: "A1", openedAt: "2024-03-01T09:00:00Z" }, "ticket"],
      [
        "survey-responses",
        { externalId: "R1", contactEmail: "pia@x.test", kind: "nps", score: 9, answeredAt: "2024-03-02" },
        "survey_response",
      ],
      ["churn-events", { externalId: "C1", account: "A1", day: "2024-06-01", reason: "price" }, "churn_event"],
      ["custom-metrics", { account: "A1", metric: "Robots", day: "2024-03-01", value: 12 }, "custom_value"],
      [
        "interactions",
        { externalId: "M1", account: "A1", at: "2024-03-03T10:00:00Z", kind: "call", summary: "Talked" },
        "interaction",
      ],
    ];
    for (const [object, row, table] of sent) {
      const { status, body } = await send(object, [row], { currency: "EUR" });
      expect({ object, status, taken: body.taken, why: body.rows?.[0]?.message }).toEqual({
        object,
        status: 200,
        taken: 1,
        why: undefined,
      });
      expect({ object, ...(await one(`select count(*)::int as n from ${table}`)) }).toEqual({ object, n: 1 });
    }
    expect(await one("select mrr_minor::int as mrr, currency from finance.subscription_price")).toEqual({
      mrr: 12_050,
      currency: "EUR",
    });
    expect(await one("select events, active_users as users from usage_daily")).toEqual({ events: 5, users: 2 });
    expect(await one("select account_id is not null as placed, score from survey_response")).toEqual({
      placed: true,
      score: 9,
    });
  });

  test("days of use that are sent again replace what was sent before, and leave live events as they are", async () => {
    await send("accounts", [acme]);
    const day = { account: "A1", day: "2024-03-01" };
    await send("usage-daily", [
      { ...day, feature: "Reports", events: 5 },
      { ...day, feature: "Reports", events: 2 },
      { ...day, feature: "Alerts", events: 1 },
    ]);
    expect(await one("select events from usage_daily")).toEqual({ events: 8 });
    await admin("update usage_feature_daily set events = events + 10, sent = 10 where events = 7");
    await admin("update usage_daily set events = events + 10, sent = 10");
    await send("usage-daily", [{ ...day, feature: "Reports", events: 3 }]);
    expect(await admin("select events from usage_feature_daily order by events")).toEqual([
      { events: 1 },
      { events: 13 },
    ]);
    expect(await one("select events from usage_daily")).toEqual({ events: 14 });
  });
});

describe("REST upserts (issue 4 §9): what follows", () => {
  const dirty = () =>
    admin(
      "select a.external_id as id, d.from_day::text as day from account_dirty d join account a on a.id = d.account_id order by 1",
    );

  test("accounts that changed are scored anew, from the day their facts speak of; others are left alone", async () => {
    await send("accounts", [
      { ...acme, customerSince: "2020-01-01" },
      { externalId: "A2", customerSince: "2020-01-01" },
    ]);
    await send("usage-daily", [{ account: "A2", day: "2024-03-01", events: 1 }]);
    await admin("delete from account_dirty");
    await send("accounts", [
      { ...acme, customerSince: "2020-01-01" },
      { externalId: "A2", plan: "Basic" },
    ]);
    const today = (await one("select current_date::text as day"))?.day;
    expect(await dirty()).toEqual([{ id: "A2", day: today }]);
    await send("usage-daily", [{ account: "A1", day: "2024-02-01", events: 1 }]);
    expect(await dirty()).toContainEqual({ id: "A1", day: "2024-02-01" });
  });

  test("what is sent is no import of a person: it is not listed, and stays when the file that came before is undone", async () => {
    const importId = await run({ "accounts.csv": "account_id,account_name,plan\nA1,One,Basic\nA2,Two,Basic\n" });
    await send("accounts", [{ externalId: "A1", plan: "Pro" }]);
    expect((await listImports(1, 10)).rows.map(({ id }) => id)).toEqual([importId]);
    expect(
      await one(
        "select count(*)::int as n from finance.import_before b join import i on i.id = b.import_id where i.state = 'sent'",
      ),
    ).toEqual({ n: 0 });
    await undo(importId);
    expect(await db.account.findMany({ select: { externalId: true, plan: true } })).toEqual([
      { externalId: "A1", plan: "Pro" },
    ]);
  });
});
