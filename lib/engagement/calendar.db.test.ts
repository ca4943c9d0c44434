import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { call } from "@orpc/server";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { GET } from "../../app/api/calendar/[token]/route.ts";
import { engagement } from "./procedures.ts";
import { feedEntries, feedOwner } from "./read/calendar.ts";
import { dayAfter } from "./rules.ts";
import { readCalendars } from "./write/calendar.ts";

const t = await testDatabase();
let world: Awaited<ReturnType<typeof makeCallers>>;
let own = 0;
const as = (name: "csm" | "manager") => ({ context: { caller: world.callers[name] }, path: ["test"] });
const stamp = (day: string) => `${day.replaceAll("-", "")}T090000Z`;
const meeting = (uid: string, ...who: string[]) =>
  [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTART:${stamp(dayAfter(today(), -5))}`,
    "SUMMARY:Plan the second site",
    "ORGANIZER:mailto:csm@test.example",
    ...who.map((one) => `ATTENDEE:mailto:${one}`),
    "END:VEVENT",
  ].join("\r\n");
const calendar = (...events: string[]) => ["BEGIN:VCALENDAR", ...events, "END:VCALENDAR"].join("\r\n");
const drop = (text: string) => call(engagement.dropCalendar, { file: new File([text], "my.ics") }, as("csm"));

beforeAll(async () => {
  world = await makeCallers();
  own = world.accounts.own;
  await db.account.update({ where: { id: own }, data: { domain: "acme.example" } });
  await db.account.update({ where: { id: world.accounts.other }, data: { domain: "other.example" } });
});
beforeEach(() => t.admin("truncate interaction, calendar_feed, calendar_source cascade"));
afterEach(() => vi.unstubAllEnvs());

describe("C6 past meetings of a calendar are documented", () => {
  test("once each, with the one account of the person's book that was there; others are left", async () => {
    const text = calendar(
      meeting("1", "zoe@acme.example"),
      meeting("2", "x@other.example"),
      meeting("3", "a@gmail.com"),
      meeting("4", "manager@test.example"),
    );
    expect(await drop(text)).toEqual({ taken: 1, known: 0, left: 3 });
    expect(await drop(text)).toEqual({ taken: 0, known: 1, left: 3 });
    expect(await db.interaction.findMany()).toMatchObject([
      { accountId: own, kind: "meeting", via: "calendar", summary: "Plan the second site", userId: world.ids.csm },
    ]);
    await expect(drop("no calendar")).rejects.toMatchObject({ status: 422 });
  });

  test("from an address, at once and every hour; what goes wrong is said, and the address is shown to nobody", async () => {
    let text = calendar(meeting("1", "zoe@acme.example"));
    const server = createServer((_request, response) => response.end(text)).listen(0, "127.0.0.1");
    await new Promise((ready) => server.once("listening", ready));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret.ics`;
    const set = () => call(engagement.setCalendar, { url }, as("csm"));
    await expect(set()).rejects.toMatchObject({ status: 422 });
    vi.stubEnv("ALLOW_PRIVATE_TARGETS", "1");
    expect(await set()).toEqual({ taken: 1, known: 0, left: 0 });
    text = calendar(meeting("1", "zoe@acme.example"), meeting("2", "zoe@acme.example"));
    await readCalendars(new AbortController().signal);
    expect(await db.interaction.count()).toBe(2);
    const settings = await call(engagement.calendarSettings, {}, as("csm"));
    expect(settings.source).toMatchObject({
      outcome: "1 documented, 1 known already, 0 with nobody of one account of yours",
    });
    expect(JSON.stringify([settings, await db.calendarSource.findMany()])).not.toContain("secret.ics");
    vi.unstubAllEnvs();
    await readCalendars(new AbortController().signal);
    expect((await call(engagement.calendarSettings, {}, as("csm"))).source?.outcome).toMatch(/private network/);
    expect(await call(engagement.forgetCalendar, {}, as("csm"))).toEqual({ forgotten: 1 });
    server.close().closeAllConnections();
  });
});

describe("a person's own feed", () => {
  const token = async () => (await call(engagement.renewFeed, {}, as("csm"))).feed?.split("/").at(-1) ?? "";

  test("holds their next steps, check-ins and renewals, and no one else's", async () => {
    const renewalOn = new Date(`${dayAfter(today(), 40)}T00:00:00Z`);
    await db.account.updateMany({ data: { renewalOn, cadenceDays: 30 } });
    const nextStep = { what: "Send the plan", on: dayAfter(today(), 2) };
    await call(engagement.record, { accountId: own, kind: "meeting", summary: "Hello", nextStep }, as("csm"));
    const titles = (await feedEntries(world.ids.csm, today())).map(({ title }) => title);
    expect(titles).toEqual([
      "Send the plan: Own Account",
      "Check-in due: Own Account",
      "Renewal: Own Account",
      "Meeting: Own Account",
    ]);
    expect(await feedEntries(world.ids.manager, today())).toEqual([]);
  });

  test("is read by its address alone, which a new one, its end, or leaving ends; nobody indexes it", async () => {
    const get = (one: string) => GET(new Request("http://localhost/"), { params: Promise.resolve({ token: one }) });
    const first = await token();
    expect(await feedOwner(first)).toBe(world.ids.csm);
    const answer = await get(first);
    expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(answer.headers.get("x-robots-tag")).toContain("noindex");
    const second = await token();
    expect((await get(first)).status).toBe(404);
    await t.admin("update app_user set status = 'deactivated' where id = $1", [world.ids.csm]);
    expect((await get(second)).status).toBe(404);
    await t.admin("update app_user set status = 'active' where id = $1", [world.ids.csm]);
    expect((await get(second)).status).toBe(200);
    await call(engagement.endFeed, {}, as("csm"));
    expect((await get(second)).status).toBe(404);
    for (const wrong of ["", "x", "0".repeat(48), "%"]) expect((await get(wrong)).status).toBe(404);
  });
});
