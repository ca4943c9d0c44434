import { mkdirSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { type Account, Provider } from "oidc-provider";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { TestInstance } from "#lib/launch/test-instance.ts";
import { TestVisitor } from "#lib/launch/test-visitor.ts";
import { freePort } from "#lib/postgres/cluster.ts";

const folder = join(import.meta.dirname, "..", "..", ".data", `sso-${process.pid}`);
const client = { id: "bellwether", secret: "a secret of tests only" };

let app: TestInstance;
let address: string;
let provider: Server;
let issuer: string;
/** Who signs in at the provider next. */
let who = "";

const people: Record<string, { email: string; email_verified: boolean }> = {
  ines: { email: "Ines@demo.bellwether.example", email_verified: true },
  yara: { email: "yara@demo.bellwether.example", email_verified: true },
  stranger: { email: "stranger@elsewhere.example", email_verified: true },
  unverified: { email: "ada@demo.bellwether.example", email_verified: false },
  impostor: { email: "ines@demo.bellwether.example", email_verified: true },
  nina: { email: "nina@own.example", email_verified: true },
};

function makeProvider(): Provider {
  const made: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${address}/api/auth/callback/oidc`],
      },
    ],
    // as the standard has it, the e-mail is not in the ID token but at the userinfo endpoint
    claims: { email: ["email", "email_verified"], profile: ["name"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => "/choose" },
    findAccount: (_: unknown, sub: string): Account => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
    loadExistingGrant: async (context: { oidc: { session: { accountId: string } } }) => {
      const grant = new made.Grant({ clientId: client.id, accountId: context.oidc.session.accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  return made;
}

async function serveProvider(): Promise<Server> {
  const made = makeProvider();
  const answer = made.callback();
  const server = createServer((request, response) => {
    if (request.url === "/choose") void made.interactionFinished(request, response, { login: { accountId: who } });
    else answer(request, response);
  });
  await new Promise<void>((done) => server.listen(Number(new URL(issuer).port), "127.0.0.1", done));
  return server;
}

const closeProvider = () =>
  new Promise((done) => {
    provider.close(done);
    provider.closeAllConnections();
  });

const visit = () => new TestVisitor(address);

/** Presses "Use single sign-on"; the address it leads to. */
async function press(visitor: TestVisitor, callbackUrl = "/"): Promise<string> {
  return (await (await visitor.post("/api/auth/signin/oidc", { callbackUrl })).json()).url;
}

async function arrive(person: string, visitor = visit()) {
  who = person;
  return visitor.follow(await press(visitor));
}

const isCallback = (url: string) => url.startsWith(`${address}/api/auth/callback/oidc`);
const name = async (visitor: TestVisitor) => (await visitor.door("GET", "/me")).name;
const admin = () => visit().signIn("ada@demo.bellwether.example");

async function find(visitor: TestVisitor, search: string): Promise<{ id: number; status: string }[]> {
  return (await visitor.door("GET", `/people?search=${search}`)).rows;
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  app = new TestInstance(folder, await freePort());
  address = `http://localhost:${app.port}`;
  issuer = `http://127.0.0.1:${await freePort()}`;
  provider = await serveProvider();
  await app.start({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: client.id, OIDC_CLIENT_SECRET: client.secret });
});

afterAll(async () => {
  await app.end("SIGTERM");
  await closeProvider();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => {
  who = "";
});

test("a person of the desk signs in through the provider, the second time by their identity (issue 2, section 3)", async () => {
  for (const email of ["Ines@demo.bellwether.example", "renamed@elsewhere.example"]) {
    people.ines = { email, email_verified: true };
    const visitor = visit();
    const { url } = await arrive("ines", visitor);
    expect(new URL(url).pathname).toBe("/today");
    expect(await name(visitor)).toBe("Ines Moreau");
  }
});

test("an invited person joins by it, and the link of the invitation ends", async () => {
  const ada = await admin();
  const roles = [{ role: "csm" }];
  const { link } = await ada.door("POST", "/people", { name: "Nina Novak", email: "nina@own.example", roles });
  const visitor = visit();
  await arrive("nina", visitor);
  expect(await name(visitor)).toBe("Nina Novak");
  expect(await find(ada, "nina@own")).toMatchObject([{ status: "active" }]);
  const token = link.slice(link.lastIndexOf("/") + 1);
  expect(await ada.door("POST", "/join", { token, password: "from a stolen link" })).toMatchObject({ status: 404 });
});

test.each([
  ["stranger", "nobody has invited you here"],
  ["unverified", "did not confirm your e-mail address"],
  ["impostor", "bound to another identity"],
])("%s is refused with a sentence, and no account is made", async (person, sentence) => {
  const ada = await admin();
  const before = await find(ada, "");
  const visitor = visit();
  const { url, text } = await arrive(person, visitor);
  expect(new URL(url).pathname).toBe("/sign-in");
  expect(text).toContain(sentence);
  expect(await name(visitor)).toBeUndefined();
  expect(await find(ada, "")).toHaveLength(before.length);
});

test("a deactivated person is refused, also in a session that was open", async () => {
  const ada = await admin();
  const visitor = visit();
  await arrive("yara", visitor);
  expect(await name(visitor)).toBe("Yara Haddad");
  const [yara] = await find(ada, "yara@");
  await ada.door("PUT", `/people/${yara?.id}/active`, { active: false });
  expect(await name(visitor)).toBeUndefined();
  const { text } = await arrive("yara");
  expect(text).toContain("Your access to Bellwether has ended");
});

test("another state, another nonce, another browser and a used code are refused", async () => {
  who = "ines";
  const begin = async (visitor = visit()) => {
    const { url } = await visitor.follow(await press(visitor), isCallback);
    return { visitor, callback: new URL(url) };
  };
  const refused = async (visitor: TestVisitor, callback: URL) => {
    const { url, text } = await visitor.follow(callback.href);
    expect(new URL(url).pathname).toBe("/sign-in");
    expect(text).toMatch(/Start it again from here|did not work/);
    expect(await name(visitor)).toBeUndefined();
  };
  const other = await begin();
  const state = await begin();
  state.callback.searchParams.set("state", other.callback.searchParams.get("state") ?? "");
  await refused(state.visitor, state.callback);

  const nonce = await begin();
  const strange = [...other.visitor.jar()].filter(([key]) => key.includes("nonce"));
  expect(strange).toHaveLength(1);
  for (const [key, value] of strange) nonce.visitor.jar().set(key, value);
  await refused(nonce.visitor, nonce.callback);

  const { callback } = await begin();
  await refused(visit(), callback);

  const used = await begin();
  await used.visitor.follow(used.callback.href);
  expect(await name(used.visitor)).toBe("Ines Moreau");
  await refused(visit(), used.callback);
});

test("it leads to no other site, whatever was asked for", async () => {
  who = "ines";
  for (const wanted of ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]) {
    const visitor = visit();
    const { url } = await visitor.follow(await press(visitor, wanted));
    expect(new URL(url).host).toBe(new URL(address).host);
  }
});

test("a provider that is down: a sentence, and passwords still work", async () => {
  who = "ines";
  const underWay = visit();
  const { url: callback } = await underWay.follow(await press(underWay), isCallback);
  await closeProvider();
  const late = await underWay.follow(callback);
  expect(late.text).toContain("Start it again from here");
  const visitor = visit();
  const { text } = await visitor.follow(await press(visitor));
  expect(text).toContain("Single sign-on does not answer");
  expect(await name(await admin())).toBe("Ada Lindqvist");
  provider = await serveProvider();
  await arrive("ines", visitor);
  expect(await name(visitor)).toBe("Ines Moreau");
});
