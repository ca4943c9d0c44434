import { type APIRequestContext, expect, type Page } from "@playwright/test";

/** SPEC, who sees what, for pages: every page of app/ has a row, and each caller gets it, the sign-in page, or "no permission". */
export const callers = ["csm", "manager", "coordinator", "specialist", "admin"] as const;
export type Caller = (typeof callers)[number];
export const people: Record<Caller, string> = {
  csm: "ines",
  manager: "tomas",
  coordinator: "rosa",
  specialist: "piet",
  admin: "ada",
};

const all: Caller[] = [...callers];
const desk: Caller[] = ["csm", "manager", "coordinator", "admin"];
const admin: Caller[] = ["admin"];
export const account = "/accounts/[accountId]";
export const pages: Record<string, Caller[] | "anyone"> = {
  "/": all,
  "/sign-in": "anyone",
  "/set-up": "anyone",
  "/join/[token]": "anyone",
  "/api/docs": "anyone",
  "/today": ["csm", "manager"],
  "/tasks": ["csm", "manager", "coordinator", "specialist"],
  "/requests": desk,
  "/handoffs": desk,
  "/handoffs/[handoffId]": desk,
  "/handoffs/sales": desk,
  "/handoffs/issues": desk,
  "/accounts": desk,
  [account]: desk,
  [`${account}/brief`]: desk,
  [`${account}/usage`]: desk,
  [`${account}/onboarding`]: desk,
  [`${account}/value`]: desk,
  [`${account}/people`]: desk,
  [`${account}/timeline`]: desk,
  [`${account}/money`]: desk,
  "/interactions": desk,
  "/interactions/waiting": ["csm", "manager"],
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
  "/guard": desk,
  "/guard/draft": desk,
  "/guard/draft/[ruleId]": desk,
  "/guard/dismissals": desk,
  "/guard/versions": desk,
  "/guard/words": desk,
  "/guard/rules/[ruleId]": desk,
  "/protocols": desk,
  "/protocols/new": admin,
  "/protocols/waiting": desk,
  "/protocols/interventions": desk,
  "/protocols/interventions/[interventionId]": desk,
  "/protocols/[protocolId]": desk,
  "/desk": ["specialist"],
  "/queue": ["coordinator"],
  "/escalations": desk,
  "/escalations/[escalationId]": all,
  "/settings/escalations": desk,
  "/inbox": all,
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
  "/money/access": desk,
  "/settings": all,
  "/settings/mail": ["csm", "manager", "admin"],
  "/settings/keys": admin,
  "/settings/products": desk,
  "/settings/fields": desk,
  "/settings/audit": all,
  "/settings/notifications": all,
  "/settings/notifications/channels": admin,
  "/settings/notifications/channels/[channelId]": admin,
  "/settings/notifications/mail": admin,
  "/settings/scope": desk,
  "/set-up-list": admin,
};

export async function signIn(program: APIRequestContext, name: string): Promise<void> {
  const { csrfToken } = await (await program.get("/api/auth/csrf")).json();
  const form = { csrfToken, email: `${name}@demo.bellwether.example`, password: "bellwether", json: "true" };
  expect((await program.post("/api/auth/callback/credentials", { form })).status()).toBe(200);
}

export type Met = "page" | "no permission" | "sign-in";

const pathOf = (address: string) =>
  address
    .replace("[accountId]", "1")
    .replace("[token]", "unknown")
    .replace("[key]", "retention")
    .replace("[protocolId]", "1")
    .replace(/\[\w+Id\]/, "999999");

/** What a person sees at an address: the page, a sentence that it is not for them, or the sign-in form. */
export async function sees(page: Page, address: string): Promise<Met> {
  await page.goto(pathOf(address));
  const heading = page.getByRole("heading", { level: 1 }).first();
  await expect(heading).toBeVisible();
  if (new URL(page.url()).pathname === "/sign-in")
    return address === "/sign-in" || address === "/set-up" ? "page" : "sign-in";
  const words = (await heading.textContent()) ?? "";
  const closed =
    /^You cannot open/.test(words) || (address.startsWith(account) && /nothing at this address/.test(words));
  return closed ? "no permission" : "page";
}

/** What the server sends for an address: how its parts ended stands in the page, "NEXT_HTTP_ERROR_FALLBACK;403" for one that is not for the caller. */
export async function sends(program: APIRequestContext, address: string): Promise<Met> {
  const response = await program.get(pathOf(address));
  if (new URL(response.url()).pathname === "/sign-in")
    return address === "/sign-in" || address === "/set-up" ? "page" : "sign-in";
  const html = await response.text();
  const [, onward] = /NEXT_REDIRECT;(?:replace|push);([^;"]+);/.exec(html) ?? [];
  if (onward) return sends(program, onward);
  const ends = [...html.matchAll(/NEXT_HTTP_ERROR_FALLBACK;(\d+)/g)].map(([, status]) => status);
  const faults = [...html.matchAll(/data-dgst="(?!NEXT_|BAILOUT_)[^"]*"/g)].map(([fault]) => fault);
  expect({ address, faults, status: response.status() < 500 }).toEqual({ address, faults: [], status: true });
  if (ends.includes("403") || (address.startsWith(account) && ends.includes("404"))) return "no permission";
  if (ends.length === 0) expect({ address, drawn: html.includes("<h1") }).toEqual({ address, drawn: true });
  return "page";
}
