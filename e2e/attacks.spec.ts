import { type APIRequestContext, expect, test } from "@playwright/test";
import { address } from "./address.ts";

const evil = "https://evil.example";
const json = { "content-type": "application/json" };

async function signIn(request: APIRequestContext, email = "ada@demo.bellwether.example"): Promise<void> {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const form = { csrfToken, email, password: "bellwether", json: "true" };
  expect((await request.post("/api/auth/callback/credentials", { form })).status()).toBe(200);
}

test("another site changes nothing with a person's cookie, a program with a key does (issue 2 §3)", async ({
  request,
  playwright,
}) => {
  await signIn(request);
  const changes = [
    ["POST", "/api/rpc/people/setTimeZone", { json: { timeZone: "UTC" } }],
    ["PUT", "/api/v1/me/time-zone", { timeZone: "UTC" }],
    ["POST", "/api/uploads?importId=999999&name=a.csv", "name\nAcme"],
    ["POST", "/api/attachments?escalationId=999999&name=a.txt", "Hello"],
  ] as const;
  for (const [method, path, data] of changes) {
    for (const origin of [evil, "null", "http://localhost:1"]) {
      const refused = await request.fetch(path, { method, data, headers: { ...json, origin } });
      expect({ path, origin, status: refused.status() }).toEqual({ path, origin, status: 403 });
    }
    const own = await request.fetch(path, { method, data, headers: { ...json, origin: address } });
    expect([200, 404]).toContain(own.status());
  }
  expect((await request.get("/api/rpc/people/setTimeZone?data=%7B%7D")).status()).toBe(405);

  const [me] = (await (await request.get("/api/v1/people?search=ada")).json()).rows;
  const made = await request.post("/api/v1/keys", { data: { name: "attack", kind: "agent", userId: me.id } });
  const { id, secret } = await made.json();
  const program = await playwright.request.newContext({ baseURL: address });
  const headers = { ...json, origin: evil, authorization: `Bearer ${secret}` };
  const allowed = await program.put("/api/v1/me/time-zone", { data: { timeZone: "UTC" }, headers });
  expect(allowed.status()).toBe(200);
  expect((await request.delete(`/api/v1/keys/${id}`)).status()).toBe(200);
});

test("a body that is too large is refused before it is read, and a spoilt cookie is nobody", async ({ playwright }) => {
  const anonymous = await playwright.request.newContext({ baseURL: address });
  const large = JSON.stringify({ token: "x".repeat(9_000_000), password: "0123456789" });
  for (const path of ["/api/v1/join", "/api/rpc/people/join", "/api/auth/callback/credentials", "/sign-in"]) {
    const status = await anonymous.post(path, { data: large, headers: json }).then(
      (response) => response.status(),
      (cut: Error) => (/EPIPE|ECONNRESET|socket hang up/.test(cut.message) ? 413 : 0),
    );
    expect({ path, status }).toEqual({ path, status: 413 });
  }
  const pieces = new ReadableStream({
    start: (to) => {
      to.enqueue(new TextEncoder().encode(large.slice(0, 1_000)));
      to.close();
    },
  });
  const endless = { method: "POST", headers: json, body: pieces, duplex: "half" } as RequestInit;
  expect((await fetch(`${address}/api/v1/join`, endless)).status).toBe(411);
  const cookie = "bellwether.session=%E0%A4%A";
  expect((await anonymous.get("/api/v1/me", { headers: { cookie } })).status()).toBe(401);
  expect((await anonymous.get("/today", { headers: { cookie } })).url()).toMatch(/sign-in/);
});

test("sign-in answers odd input as a wrong password, and leads to no other site", async ({ page, request }) => {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  for (const odd of [{ a: 1 }, ["x"], 7, null]) {
    const data = { csrfToken, email: odd, password: odd, json: "true" };
    const answer = await request.post("/api/auth/callback/credentials", { data });
    expect(answer.status()).toBe(401);
    expect((await answer.json()).url).toMatch(/error=wrong$/);
  }
  for (const next of ["//evil.example", "/%09/evil.example", "/%5Cevil.example", "https://evil.example/"]) {
    await page.goto(`/sign-in?next=${next}`);
    await page.getByLabel("E-mail").fill("piet@demo.bellwether.example");
    await page.getByLabel("Password").fill("bellwether");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL((url) => url.origin === address && url.pathname === "/desk");
    // a page that is left open finds itself signed out and goes to the sign-in form by itself
    await page.goto("/api/health/live");
    await page.context().clearCookies();
  }
});
