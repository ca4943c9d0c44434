import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, request, test } from "@playwright/test";
import { wirePaths } from "../lib/ingest/rules/read-body.ts";
import { address as baseURL } from "./address.ts";
import { callers, pages, people, sends, signIn } from "./pages.ts";

const app = join(import.meta.dirname, "../app");

/** The addresses of all files of a name in app/: route groups in brackets are no part of them. */
function addresses(name: string, folder = app, path = ""): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isFile()) return entry.name === name ? [path || "/"] : [];
    const part = /^\(.*\)$/.test(entry.name) ? "" : `/${entry.name}`;
    return addresses(name, join(folder, entry.name), path + part);
  });
}

test("every page has an audience", () => {
  expect(addresses("page.tsx").sort()).toEqual(Object.keys(pages).sort());
});

test("what is no page is a door, or on the closed list of exceptions", () => {
  const doors = ["/api/rpc/[[...rest]]", "/api/v1/[[...rest]]", "/api/openapi.json"];
  const exceptions = [
    "/api/attachments",
    "/api/attachments/[attachmentId]",
    "/api/auth/[...nextauth]",
    "/api/calendar/[token]",
    "/api/health/live",
    "/api/health/ready",
    "/api/live",
    "/api/uploads",
  ];
  expect(addresses("route.ts").sort()).toEqual([...doors, ...exceptions].sort());
});

test("anonymous: only the open pages, else the sign-in form", async ({ request: program }) => {
  for (const [address, who] of Object.entries(pages)) {
    const met = await sends(program, address);
    expect({ address, met }).toEqual({ address, met: who === "anyone" ? "page" : "sign-in" });
  }
});

for (const caller of callers) {
  test(`${caller}: the pages of their role, and a sentence at the others`, async ({ request: program }) => {
    await signIn(program, people[caller]);
    for (const [address, who] of Object.entries(pages)) {
      const met = await sends(program, address);
      const open = who === "anyone" || who.includes(caller);
      expect({ address, met }).toEqual({ address, met: open ? "page" : "no permission" });
    }
  });
}

test("the closed list of exceptions: who may stream, upload and look at the pulse of the server", async ({
  request: program,
}) => {
  const anonymous = await request.newContext({ baseURL });
  expect((await anonymous.get("/api/live")).status()).toBe(401);
  expect((await anonymous.post("/api/uploads?importId=1&name=a.csv", { data: "a,b" })).status()).toBe(401);
  expect((await anonymous.post("/api/attachments?escalationId=1&name=a.txt", { data: "a" })).status()).toBe(401);
  expect((await anonymous.get("/api/attachments/1")).status()).toBe(401);
  expect((await anonymous.get("/api/calendar/nobody-has-this-token.ics")).status()).toBe(404);
  expect((await anonymous.get("/api/health/live")).status()).toBe(200);
  expect((await anonymous.get("/api/health/ready")).status()).toBe(200);
  await signIn(program, people.csm);
  expect((await program.post("/api/uploads?importId=1&name=a.csv", { data: "a,b" })).status()).toBe(403);
});

test("the closed list of exceptions: events are taken from write keys, from no person of the desk", async ({
  request: program,
}) => {
  const anonymous = await request.newContext({ baseURL });
  await signIn(program, people.admin);
  const data = { type: "track", event: "Saved", userId: "u1", messageId: "m1", batch: [] };
  for (const path of wirePaths) {
    for (const who of [anonymous, program])
      expect({ path, status: (await who.post(path, { data })).status() }).toEqual({ path, status: 401 });
    expect({ path, status: (await anonymous.fetch(path, { method: "OPTIONS" })).status() }).toEqual({
      path,
      status: 204,
    });
  }
  expect((await anonymous.post("/v1/nothing", { data })).status()).toBe(404);
});

test("the closed list of exceptions: webhooks are taken by their signature, from nobody at an address nobody made", async ({
  request: program,
}) => {
  const anonymous = await request.newContext({ baseURL });
  await signIn(program, people.admin);
  for (const who of [anonymous, program])
    for (const path of ["/v1/webhooks/unknown", "/v1/mail"])
      expect((await who.post(path, { data: { type: "x" } })).status()).toBe(404);
});

test("pages carry the headers that keep scripts and frames out", async ({ request: program }) => {
  const headers = (await program.get("/sign-in")).headers();
  const scripts = headers["content-security-policy"]?.split("; ").find((part) => part.startsWith("script-src")) ?? "";
  expect(scripts).toMatch(/^script-src 'nonce-[\w+/=]{20,}' 'strict-dynamic'$/);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
});
