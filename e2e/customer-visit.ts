import type { BrowserContext, Page } from "@playwright/test";
import type { AnalyticsBrowser } from "@segment/analytics-next";
import type { CustomerSite } from "./customer-site.ts";
import { expect } from "./fixtures.ts";

type Load = typeof AnalyticsBrowser.load;
/** What a page of the customer has once the library is loaded. */
export type Customer = { AnalyticsNext: { AnalyticsBrowser: { load: Load } }; analytics: ReturnType<Load> };
export type Strategy = { strategy: "standard" | "batching"; config?: object };

type Recent = { messageId: string; type: string; name: string | null; account: string; person: string; state: string };

/** A source that makes accounts of new groups, and what the desk says of what it sent. */
export async function makeSource(admin: Page, name: string) {
  const api = admin.request;
  // a connection that was idle for five seconds may be closed just as it is used again
  const get = async (path: string) => (await api.get(`/api/v1${path}`, { maxRetries: 3 })).json();
  const made = await api.post("/api/v1/sources", { data: { name, createsAccounts: true } });
  expect(made.status()).toBe(200);
  const { id, secret } = (await made.json()) as { id: number; secret: string };
  const recent = async () =>
    (await get(`/sources/${id}/recent?limit=200&deep=true`)) as (Recent & { accountId: number })[];
  return {
    secret,
    /** Who did what where, sorted; each event as often as it is stored. */
    async taken(): Promise<string[]> {
      const rows = (await recent()).filter(({ state }) => state === "taken");
      return rows.map(({ type, name: event, person, account }) => `${event ?? type} · ${person} · ${account}`).sort();
    },
    /** As the account's own page shows them. */
    async account() {
      const accountId = (await recent()).find((event) => event.accountId)?.accountId;
      const [usage, contacts] = await Promise.all([
        get(`/accounts/${accountId}/usage`),
        get(`/accounts/${accountId}/contacts`),
      ]);
      const { events, users } = usage.weeks.at(-1);
      return { events, users, contacts: contacts.map((one: { name: string; email: string }) => one.email ?? one.name) };
    },
    async figures() {
      const { duplicate, refused } = await get(`/sources/${id}`);
      return { duplicate, refused };
    },
  };
}

/** A browser of a customer's user, with what it was told, and what it asked of anybody but their site and the desk. */
export function visit(context: BrowserContext, site: CustomerSite) {
  const elsewhere: string[] = [];
  const told: string[] = [];
  // only watched: where requests are routed, Playwright answers preflights in the place of the wire
  context.on("request", (request) => {
    if (new URL(request.url()).hostname !== "localhost") elsewhere.push(request.url());
  });
  const open = async () => {
    const page = await context.newPage();
    page.on("console", (message) => told.push(message.text()));
    page.on("pageerror", (error) => told.push(error.message));
    await page.goto(site.home);
    return page;
  };
  return { elsewhere, told, open };
}

/** Loads the library as the code to copy does, with a way of delivery of its own. */
export async function load(page: Page, writeKey: string, apiHost: string, deliveryStrategy: Strategy): Promise<void> {
  await page.addScriptTag({ url: "/analytics.js" });
  await page.evaluate(
    ([apiKey, host, delivery]) => {
      const customer = globalThis as unknown as Customer;
      const integrations = {
        "Segment.io": { apiKey, apiHost: host, protocol: "http", deliveryStrategy: delivery },
      };
      customer.analytics = customer.AnalyticsNext.AnalyticsBrowser.load({
        writeKey: apiKey,
        cdnSettings: { integrations, metrics: { sampleRate: 0 } },
      });
    },
    [writeKey, apiHost, deliveryStrategy] as const,
  );
}
