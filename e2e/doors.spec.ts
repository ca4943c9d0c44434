import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, request, test } from "@playwright/test";
import { wirePaths } from "../lib/ingest/rules/read-body.ts";

/** SPEC, who sees what, for pages: every page of app/ has a row, and each caller gets it, the sign-in page, or "no permission". */
const callers = ["csm", "manager", "coordinator", "specialist", "admin"] as const;
type Caller = (typeof callers)[number];
const people: Record<Caller, string> = {
  csm: "ines",
  manager: "tomas",
  coordinator: "rosa",
  specialist: "piet",
  admin: "ada",
};

const all: Caller[] = [...callers];
const desk: Caller[] = ["csm", "manager", "coordinator", "admin"];
const admin: Caller[] = ["admin"];
const account = "/accounts/[accountId]";
const pages: Record<string, Caller[] | "anyone"> = {
  "/": all,
  "/sign-in": "anyone",
  "/set-up": "anyone",
  "/join/[token]": "anyone",
  "/api/docs": "anyone",
  "/today": ["csm", "manager"],
  "/accounts": desk,
  [account]: desk,
  [`${account}/brief`]: desk,
  [`${account}/usage`]: desk,
  [`${account}/onboarding`]: desk,
  [`${account}/value`]: desk,
  [`${account}/people`]: desk,
  [`${account}/timeline`]: desk,
  [`${account}/money`]: desk,
  "/adoption": desk,
  "/adoption/funnel": desk,
  "/adoption/retention": desk,
  "/adoption/segments": desk,
  "/adoption/unused": desk,
  "/adoption/quiet": desk,
  "/targets": desk,
  "/targets/[key]": desk,
  "/targets/one-to-one": desk,
  "/studio": desk,
  "/studio/alerts": desk,
  "/studio/back-test": desk,
  "/studio/back-test/[runId]": desk,
  "/studio/drift": desk,
  "/studio/fit": desk,
  "/studio/fit/[runId]": desk,
  "/studio/measures": desk,
  "/studio/measures/new": ["manager", "admin"],
  "/studio/moves": desk,
  "/studio/overrides": desk,
  "/desk": ["specialist"],
  "/import": admin,
  "/import/[importId]": admin,
  "/sources": admin,
  "/sources/events": admin,
  "/sources/webhooks": admin,
  "/sources/webhooks/[webhookId]": admin,
  "/sources/[sourceId]": admin,
  "/sources/[sourceId]/live": admin,
  "/sources/[sourceId]/send": admin,
  "/people/covers": desk,
  "/people": ["manager", "coordinator", "admin"],
  "/money": desk,
  "/money/access": admin,
  "/settings": all,
  "/settings/keys": admin,
  "/settings/products": desk,
  "/settings/fields": desk,
  "/settings/activity": all,
  "/set-up-list": admin,
};

/** The addresses of all pages in app/: route groups in brackets are no part of them. */
function addresses(folder: string, path = ""): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isFile()) return entry.name === "page.tsx" ? [path || "/"] : [];
    const part = /^\(.*\)$/.test(entry.name) ? "" : `/${entry.name}`;
    return addresses(join(folder, entry.name), path + part);
  });
}

const baseURL = "http://localhost:3311";

async function signIn(page: Page, name: string): Promise<void> {
  const { csrfToken } = await (await page.request.get("/api/auth/csrf")).json();
  const form = { csrfToken, email: `${name}@demo.bellwether.example`, password: "bellwether", json: "true" };
  expect((await page.request.post("/api/auth/callback/credentials", { form })).status()).toBe(200);
}

/** What a person meets at an address: the page, a sentence that it is not for them, or the sign-in form. */
async function meets(page: Page, address: string): Promise<"page" | "no permission" | "sign-in"> {
  const path = address
    .replace("[accountId]", "1")
    .replace("[token]", "unknown")
    .replace("[importId]", "999999")
    .replace("[sourceId]", "999999")
    .replace("[webhookId]", "999999")
    .replace("[runId]", "999999")
    .replace("[key]", "retention");
  await page.goto(path);
  const heading = page.getByRole("heading", { level: 1 }).first();
  await expect(heading).toBeVisible();
  if (new URL(page.url()).pathname === "/sign-in")
    return address === "/sign-in" || address === "/set-up" ? "page" : "sign-in";
  const words = (await heading.textContent()) ?? "";
  const closed =
    /^You cannot open/.test(words) || (address.startsWith(account) && /nothing at this address/.test(words));
  return closed ? "no permission" : "page";
}

test("every page has an audience", () => {
  expect(addresses(join(import.meta.dirname, "../app")).sort()).toEqual(Object.keys(pages).sort());
});

test("anonymous: only the open pages, else the sign-in form", async ({ page }) => {
  for (const [address, who] of Object.entries(pages)) {
    expect({ address, meets: await meets(page, address) }).toEqual({
      address,
      meets: who === "anyone" ? "page" : "sign-in",
    });
  }
});

for (const caller of callers) {
  test(`${caller}: the pages of their role, and a sentence at the others`, async ({ page }) => {
    await signIn(page, people[caller]);
    for (const [address, who] of Object.entries(pages)) {
      const open = who === "anyone" || who.includes(caller);
      expect({ address, meets: await meets(page, address) }).toEqual({
        address,
        meets: open ? "page" : "no permission",
      });
    }
  });
}

test("the closed list of exceptions: who may stream, upload and look at the pulse of the server", async ({ page }) => {
  const anonymous = await request.newContext({ baseURL });
  expect((await anonymous.get("/api/live")).status()).toBe(401);
  expect((await anonymous.post("/api/uploads?importId=1&name=a.csv", { data: "a,b" })).status()).toBe(401);
  expect((await anonymous.get("/api/health/live")).status()).toBe(200);
  expect((await anonymous.get("/api/health/ready")).status()).toBe(200);
  await signIn(page, people.csm);
  expect((await page.request.post("/api/uploads?importId=1&name=a.csv", { data: "a,b" })).status()).toBe(403);
});

test("the closed list of exceptions: events are taken from write keys, from no person of the desk", async ({
  page,
}) => {
  const anonymous = await request.newContext({ baseURL });
  await signIn(page, people.admin);
  const data = { type: "track", event: "Saved", userId: "u1", messageId: "m1", batch: [] };
  for (const path of wirePaths) {
    for (const who of [anonymous, page.request])
      expect({ path, status: (await who.post(path, { data })).status() }).toEqual({ path, status: 401 });
    expect({ path, status: (await anonymous.fetch(path, { method: "OPTIONS" })).status() }).toEqual({
      path,
      status: 204,
    });
  }
  expect((await anonymous.post("/v1/nothing", { data })).status()).toBe(404);
});

test("the closed list of exceptions: webhooks are taken by their signature, from nobody at an address nobody made", async ({
  page,
}) => {
  const anonymous = await request.newContext({ baseURL });
  await signIn(page, people.admin);
  for (const who of [anonymous, page.request])
    expect((await who.post("/v1/webhooks/unknown", { data: { type: "x" } })).status()).toBe(404);
});

test("pages carry the headers that keep scripts and frames out", async ({ page }) => {
  const response = await page.goto("/sign-in");
  const headers = response?.headers() ?? {};
  const scripts = headers["content-security-policy"]?.split("; ").find((part) => part.startsWith("script-src")) ?? "";
  expect(scripts).toMatch(/^script-src 'nonce-[\w+/=]{20,}' 'strict-dynamic'$/);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
});
